import type { TimelinePageDto } from '../src/cases/case-parts.dto.ts';
import { DARK, inbound, newReceiver, postHeard } from './support/ais-stream.ts';
import { type ApiClient, startApp, type TestApp } from './support/app.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { correlated } from './support/case-picture.ts';
import { type Heard, heardOf, type Sailing } from './support/convoy.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { until } from './support/until.ts';

const BEGIN = Date.parse('2026-03-02T10:00:00Z');
const DRILL = 'exercise:vessels';
const at = (seconds: number): number => BEGIN + seconds * 1_000;

interface Told {
  id: string;
  realm: string;
  external_id: string;
  title: string;
  description: string;
  severity: number;
  confidence: number;
  attributes: { profile: string; clauses: { clause: string; found: string }[]; lastHeardAt: string };
  group_id: string;
  case_id: string | null;
}

/** A vessel gone dark, from what a receiver posts to the case in which a drone is. */
describe('the watch over vessels', () => {
  let app: TestApp;
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
    await db.query(`INSERT INTO realms (realm, kind) VALUES ($1, 'exercise')`, [DRILL]);
    await db.query('INSERT INTO journal_heads (realm) VALUES ($1)', [DRILL]);
    app = await startApp({}, { db });
  });
  afterAll(() => app?.close());

  const between = (sailings: readonly Sailing[], from: number, to: number): Heard[] =>
    heardOf(sailings, BEGIN, to).filter(({ at: t }) => t >= at(from) && t < at(to));
  /** Everything that can be judged is, and correlation has placed it. */
  const settled = async (sensorId: string, newest: number): Promise<void> => {
    await until(async () => {
      const [row] = await db.query<{ at: Date }>('SELECT judged_to AS at FROM vessel_receivers WHERE sensor_id = $1', [
        sensorId,
      ]);
      return row && row.at.getTime() >= at(newest) - 90_000 ? true : undefined;
    }, 40_000);
    await until(() => correlated(db), 40_000);
  };
  const told = (sensorId: string): Promise<Told[]> =>
    db.query<Told>(
      `SELECT a.id, a.realm, a.external_id, a.title, a.description, a.severity, a.confidence, a.attributes, l.group_id,
         c.id AS case_id
       FROM alerts a JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id
       WHERE a.signature = 'watch:ais-gap' AND a.sensor_id = $1 ORDER BY a.occurred_at`,
      [sensorId],
    );
  const fly = async (client: ApiClient, key: string, from: number): Promise<string> => {
    const items = Array.from({ length: 30 }, (_, second) => ({
      t: at(from + second) / 1_000,
      mac: 'AA:00:00:00:00:07',
      id: 'HOSTILE7',
      rssi: -60 - (second % 7),
      lat: 35.1,
      lon: 129.05 - second / 10_000,
      speed: 10,
      hdg: 270,
    }));
    const { status, body } = await sendBytes(client, key, JSON.stringify(items), {}, '/api/v1/intake/remote-id');
    expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: 0 });
    return body.results[0]?.id ?? '';
  };

  it('tells once that a ship went dark, puts it in the case of a drone near it with a reason, and says where it is heard again', async () => {
    const { id, key } = await newReceiver(app, 'KRPUS-AIS-1');
    const remoteId = await app.keyOf('KRPUS', 'remote-id');
    const sailings = inbound({ dark: [2_000, 2_900] });
    await postHeard(app, key, between(sailings, 0, 2_250));
    const drone = await fly(app, remoteId, 2_220);
    await postHeard(app, key, between(sailings, 2_250, 2_700));
    await settled(id, 2_700);

    const [alert, ...more] = await until(async () => {
      const found = await told(id);
      return found.length > 0 ? found : undefined;
    });
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      realm: 'live',
      external_id: `ais-gap:${DARK}:2026-03-02T10:33:12.000Z`,
      title: `Vessel ${DARK} under way stopped sending AIS`,
      severity: 40,
      attributes: { profile: 'coastal', lastHeardAt: '2026-03-02T10:33:12.000Z' },
    });
    expect(alert!.attributes.clauses.map(({ clause }) => clause)).toEqual([
      'under-way',
      'regular',
      'in-range',
      'others-heard',
      'alone',
      'silent',
    ]);
    expect(alert!.description).toContain('while the receiver went on hearing 5 others within 9.3 km');
    expect(alert!.case_id).not.toBeNull();
    const [flown] = await db.query<{ group_id: string }>('SELECT group_id FROM alert_links WHERE alert_id = $1', [
      drone,
    ]);
    expect(flown?.group_id).toBe(alert!.group_id);
    const [link] = await db.query<{ reasons: { rule: string; text: string }[] }>(
      'SELECT reasons FROM alert_links WHERE alert_id = $1',
      [alert!.id],
    );
    const reason = link?.reasons.find(({ rule }) => rule === 'cyber-and-drone');
    expect(reason?.text).toMatch(/^Goes with a drone .*: a vessel that stopped sending AIS \(0\.35\), .* 0\.6 needed$/);

    await postHeard(app, key, between(sailings, 2_700, 3_200));
    await settled(id, 3_200);
    const { body } = await until(async () => {
      const page = await app.get<TimelinePageDto>(`/api/v1/cases/${alert!.case_id}/timeline?limit=100`);
      return page.body.items.some(({ type }) => type === 'vessel.heard_again') ? page : undefined;
    });
    const again = body.items.filter(({ type }) => type === 'vessel.heard_again');
    expect(again.map(({ text }) => text)).toEqual([
      `Vessel ${DARK} is heard again, 5.6 km from where it was last heard, which asks for 12 knots.`,
    ]);
    expect(await told(id)).toHaveLength(1);
  });

  it('closes the alert of one that is heard again where nobody has done anything with it', async () => {
    const { id, key } = await newReceiver(app, 'KRINC-AIS-1', 'KRINC');
    const sailings = inbound({ dark: [1_000, 1_800] });
    await postHeard(app, key, between(sailings, 0, 1_700));
    await settled(id, 1_700);
    const [alert] = await told(id);
    expect(alert?.case_id).toBeNull();
    interface Row {
      closed: { by: { id: string }; reason: string; note?: string } | null;
    }
    const waits = async (): Promise<Row> => (await app.get<Row>(`/api/v1/queue/alert/${alert!.id}`)).body;
    expect((await waits()).closed).toBeNull();
    await postHeard(app, key, between(sailings, 1_700, 2_200));
    await settled(id, 2_200);
    const row = await until(async () => ((await waits()).closed ? await waits() : undefined));
    expect(row.closed).toMatchObject({ by: { id: 'system:watch' }, reason: 'resolved' });
    expect(await told(id)).toHaveLength(1);
  });

  it('tells nothing of a moored ship, nor while the receiver itself is silent', async () => {
    const moored = await newReceiver(app, 'KRUSN-AIS-1', 'KRUSN');
    const deaf = await newReceiver(app, 'KRKAN-AIS-1', 'KRKAN');
    await postHeard(app, moored.key, between(inbound({ dark: [1_000, 9_999], status: 'moored' }), 0, 2_400));
    const all = between(inbound(), 0, 3_600);
    await postHeard(
      app,
      deaf.key,
      all.filter(({ at: t }) => t < at(1_000) || t > at(2_500)),
    );
    await settled(moored.id, 2_400);
    await settled(deaf.id, 3_600);
    expect(await told(moored.id)).toEqual([]);
    expect(await told(deaf.id)).toEqual([]);
    // Both were judged all the same.
    const [kept] = await db.query<{ judged: boolean }>(
      `SELECT (state->>'judged')::boolean AS judged FROM vessel_watch WHERE sensor_id = $1 AND mmsi = $2`,
      [moored.id, DARK],
    );
    expect(kept?.judged).toBe(true);
  });

  it('watches within a drill, and leaves what it tells there', async () => {
    const { id, key } = await newReceiver(app, 'SGJUR-AIS-1', 'SGJUR');
    await db.query('UPDATE sensor_keys SET realm = $2 WHERE sensor_id = $1', [id, DRILL]);
    await postHeard(app, key, between(inbound({ dark: [1_000, 9_999] }), 0, 1_700));
    await settled(id, 1_700);
    const found = await told(id);
    expect(found.map(({ realm, external_id: name }) => [realm, name])).toEqual([
      [DRILL, `ais-gap:${DARK}:2026-03-02T10:16:32.000Z`],
    ]);
    expect((await app.get(`/api/v1/alerts/${found[0]!.id}`)).status).toBe(404);
  });

  it('keeps what it knows behind the second wall, from every viewer: people read its alerts', async () => {
    const rows = await db.query<{ name: string; walled: boolean; read: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
         has_any_column_privilege('breakwater_viewer', c.oid, 'SELECT') AS read
       FROM pg_class c WHERE c.relkind = 'r' AND (c.relname LIKE 'vessel\\_%' OR c.relname = 'dark_vessels') ORDER BY 1`,
    );
    expect(rows).toEqual(
      ['dark_vessels', 'vessel_inputs', 'vessel_receivers', 'vessel_watch'].map((name) => ({
        name,
        walled: true,
        read: false,
      })),
    );
  });

  it('cannot be kept quiet by a sensor that takes the name of the alert', async () => {
    const { id, key } = await newReceiver(app, 'IDJKT-AIS-1', 'IDJKT');
    const name = `ais-gap:${DARK}:2026-03-02T10:16:32.000Z`;
    expect((await sendBytes(app, key, JSON.stringify([nativeAlert(name)]))).body.accepted).toBe(1);
    await postHeard(app, key, between(inbound({ dark: [1_000, 9_999] }), 0, 1_700));
    await settled(id, 1_700);
    expect((await told(id)).map(({ external_id: own }) => own)).toEqual([expect.stringMatching(`^${name}:`)]);
  });
});
