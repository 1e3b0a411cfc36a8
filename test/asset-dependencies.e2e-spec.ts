import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import type { CaseExplanationDto } from '../src/cases/explanation.dto.ts';
import type { AssetDto, AssetImpactDto } from '../src/registry/asset.dto.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { person } from './support/operators.ts';
import { enterSite, NOWHERE } from './support/registry-rows.ts';
import { until } from './support/until.ts';

/** Longer than correlation goes by what it last read of the registry. */
const REFRESHED_MS = 2_500;

interface LinkRow {
  external_id: string;
  stood: string;
  group_id: string;
  reasons: { rule: string; text: string; facts: Record<string, unknown> }[];
  number: string | null;
}

/** Which assets depend on which, from the registry to cases, over HTTP. */
describe('asset dependencies', () => {
  let db: TestDatabase;
  let app: TestApp;
  beforeAll(async () => {
    db = await createTestDatabase();
    app = await startApp({}, { db });
  });
  afterAll(async () => app?.close());

  const assetId = (code: string): string => demoId('assets', `KRPUS/${code}`);
  const asset = async (code: string): Promise<AssetDto> =>
    (await app.get<AssetDto>(`/api/v1/assets/${assetId(code)}`)).body;

  /** An alert on an asset, by its code or by one of its addresses, at a time of one day. */
  function on(id: string, named: string, time: string, changes: object = {}): Record<string, unknown> {
    const type = /^[\d.]+$/.test(named) ? 'ip' : 'asset';
    return nativeAlert(id, {
      occurredAt: `2026-03-02T${time}:00Z`,
      title: `Event ${id}`,
      severity: 50,
      entities: [{ type, value: named, role: 'subject' }],
      ...changes,
    });
  }

  async function post(...alerts: Record<string, unknown>[]): Promise<Map<string, LinkRow>> {
    const key = await app.keyOf('KRPUS', 'native');
    const { body } = await sendBytes(app, key, JSON.stringify(alerts));
    expect(body).toMatchObject({ accepted: alerts.length, rejected: 0 });
    await until(() => correlated(db), 30_000);
    const rows = await db.query<LinkRow>(
      `SELECT a.external_id, l.state->>'stood' AS stood, l.group_id, l.reasons, c.number FROM alert_links l
       JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id`,
    );
    return new Map(rows.map((row) => [row.external_id, row]));
  }

  it('are entered, told from both ends, changed as a whole and gone with either end', async () => {
    const { id: siteId } = await enterSite(app, 'SG-NEEDS');
    const enter = async (code: string, dependsOn?: object[]): Promise<AssetDto> => {
      const body = { siteId, code, name: code, kind: 'plc', criticality: 3, ...(dependsOn && { dependsOn }) };
      const answer = await app.post<AssetDto>('/api/v1/assets', body);
      expect(answer.status).toBe(201);
      return answer.body;
    };
    const read = async (id: string): Promise<AssetDto> => (await app.get<AssetDto>(`/api/v1/assets/${id}`)).body;
    const gateway = await enter('gateway');
    expect(gateway).toMatchObject({ dependsOn: [], neededBy: [] });
    const power = { code: 'feeder', kind: 'power', note: 'From bay 3' };
    const feeder = await enter('feeder');
    const crane = await enter('crane', [power, { code: 'gateway', kind: 'control' }]);
    const dependsOn = [power, { code: 'gateway', kind: 'control', note: null }];
    expect(crane).toMatchObject({ dependsOn, neededBy: [] });
    expect(await read(crane.id)).toEqual(crane);
    expect(await read(gateway.id)).toMatchObject({ neededBy: [{ code: 'crane', kind: 'control', note: null }] });

    // As it was told, and so the same; a change of something else leaves it alone.
    const address = `/api/v1/assets/${crane.id}`;
    expect(await app.patch(address, { dependsOn })).toMatchObject({ status: 200, body: crane });
    expect((await app.patch<AssetDto>(address, { criticality: 5 })).body).toEqual(
      Object.assign({}, crane, { criticality: 5 }),
    );
    // Two may need each other.
    const circle = await app.patch<AssetDto>(`/api/v1/assets/${feeder.id}`, {
      dependsOn: [{ code: 'crane', kind: 'data' }],
    });
    expect(circle.body).toMatchObject({ dependsOn: [{ code: 'crane' }], neededBy: [{ code: 'crane' }] });

    const fields = await db.query(
      `SELECT data->'fields' AS fields FROM journal WHERE type = 'registry.changed' AND data->>'id' = $1 ORDER BY seq`,
      [crane.id],
    );
    expect(fields).toEqual([[], ['dependsOn'], ['criticality']].map((names) => ({ fields: names })));

    expect((await app.delete(`/api/v1/assets/${gateway.id}`)).status).toBe(204);
    expect(await read(crane.id)).toMatchObject({ dependsOn: [power] });
    expect((await app.patch<AssetDto>(address, { dependsOn: [] })).body).toMatchObject({ dependsOn: [] });
    expect(await read(feeder.id)).toMatchObject({ neededBy: [] });
    expect((await app.delete(`/api/v1/sites/${siteId}`)).status).toBe(204);
    expect(await db.query('SELECT 1 FROM asset_dependencies WHERE site_id = $1', [siteId])).toEqual([]);
  });

  it('stay within a site and between two, by the database alone', async () => {
    const insert = (site: string, one: string, other: string): Promise<unknown> =>
      db.query(`INSERT INTO asset_dependencies (site_id, asset_id, depends_on_id, kind) VALUES ($1, $2, $3, 'data')`, [
        demoId('sites', site),
        demoId('assets', one),
        demoId('assets', other),
      ]);
    await expect(insert('KRPUS', 'KRPUS/tos', 'KRINC/tos')).rejects.toThrow('depends_on_id_fkey');
    await expect(insert('KRINC', 'KRPUS/tos', 'KRINC/tos')).rejects.toThrow('asset_id_fkey');
    await expect(insert('KRPUS', 'KRPUS/tos', 'KRPUS/tos')).rejects.toThrow('asset_dependencies_of_two');
    expect(await asset('tos')).toMatchObject({ dependsOn: [], neededBy: [{ code: 'crane-hmi' }] });
  });

  it('tell whatever an asset is needed for, directly or not', async () => {
    const { body } = await app.get<AssetImpactDto>(`/api/v1/assets/${assetId('engineering')}/impact`);
    expect(body.items.map(({ code, steps, through, kind }) => [code, steps, through, kind])).toEqual([
      ['plc-gateway', 1, 'engineering', 'control'],
      ['crane-hmi', 2, 'plc-gateway', 'data'],
      ['crane-plc-1', 2, 'plc-gateway', 'control'],
    ]);
    expect((await app.get<AssetImpactDto>(`/api/v1/assets/${assetId('fuel-pier')}/impact`)).body).toEqual({
      items: [],
    });
    expect((await app.get(`/api/v1/assets/${NOWHERE}/impact`)).status).toBe(404);
  });

  it('are seen within the nation of their site, by the database alone', async () => {
    const pool = await new DataSource(dataSourceOptions(db.url, 1, 'breakwater_viewer')).initialize();
    const all = 'SELECT site_id AS site FROM asset_dependencies';
    try {
      for (const nation of ['KR', 'SG']) {
        const seen = await new ViewerDatabase(pool).query<{ site: string }>(person(nation), all);
        const due = await db.query<{ site: string }>(
          `${all} WHERE site_id IN (SELECT id FROM sites WHERE nation = $1)`,
          [nation],
        );
        expect(due.length).toBeGreaterThan(10);
        expect(seen.map(({ site }) => site).toSorted()).toEqual(due.map(({ site }) => site).toSorted());
      }
      expect(await pool.query(all)).toEqual([]);
    } finally {
      await pool.destroy();
    }
  });

  it('put an alert into one case with an earlier one on what its asset depends on, and say why', async () => {
    const links = await post(
      on('login', 'plc-gateway', '10:00', { title: 'Login failed 20 times' }),
      on('stop', '10.20.0.11', '10:14', { title: 'PLC stop' }),
      // As near in time, on what the controller does not depend on.
      on('pier', 'fuel-pier', '10:15', { title: 'Valve opened' }),
    );
    const [login, stop, pier] = ['login', 'stop', 'pier'].map((id) => links.get(id)!);
    expect(stop?.reasons).toMatchObject([
      {
        rule: 'dependent-asset',
        text: 'Quay crane 1, controller (crane-plc-1) depends on PLC gateway of the quay cranes (plc-gateway) for control; this began 14 min after “Login failed 20 times” there; inhibit response function after credential access, as intrusions go (2 assets depend on it)',
        facts: { slot: 'depends:crane-plc-1:plc-gateway', gapSeconds: 840, windowSeconds: 1_800, alertsAtMost: 10 },
      },
    ]);
    expect(stop?.number).not.toBeNull();
    expect(login?.number).toBe(stop?.number);
    expect(pier).toMatchObject({ reasons: [], number: null });

    const { body } = await app.get<CaseExplanationDto>(`/api/v1/cases/BW-${stop?.number}/explanation`);
    expect(body.steps[1]).toMatchObject({
      messageKey: 'tie.dependent-asset',
      parameters: { partner: 'Login failed 20 times', dependency: 'control', gap: '14 min' },
    });
    expect(body.withoutEvidence).toMatchObject([
      { evidence: { kind: 'rule', value: 'dependent-asset' }, partCount: 2, caseCount: 0 },
    ]);
  });

  it('tie nothing to what the site is used to', async () => {
    const backups = Array.from({ length: 9 }, (_, hour) =>
      on(`backup-${hour}`, 'engineering', `${String(10 + hour)}:10`, { title: 'Backup', severity: 50 }),
    );
    const links = await post(...backups, on('write', 'plc-gateway', '18:15'));
    expect(links.get('backup-8')?.stood).toBe('explained');
    expect(links.get('write')).toMatchObject({ reasons: [], number: null });
    // What the station never did before does.
    const more = await post(
      on('implant', 'engineering', '19:00', { title: 'Implant' }),
      on('again', 'plc-gateway', '19:05', { title: 'Another write' }),
    );
    expect(more.get('again')?.reasons.map(({ rule }) => rule)).toContain('dependent-asset');
    expect(more.get('again')?.group_id).toBe(more.get('implant')?.group_id);
  });

  it('hold for the alerts that come after they were entered, also after a restart, and no longer when taken back', async () => {
    const pair = (name: string, hour: string): Record<string, unknown>[] => [
      on(`${name}-crane`, 'crane-plc-1', `${hour}:00`, { title: `Stop ${name}` }),
      on(`${name}-pier`, 'fuel-pier', `${hour}:05`, { title: `Spill ${name}` }),
    ];
    const tied = (links: Map<string, LinkRow>, name: string): boolean =>
      links.get(`${name}-crane`)?.group_id === links.get(`${name}-pier`)?.group_id;
    expect(tied(await post(...pair('before', '20')), 'before')).toBe(false);

    const address = `/api/v1/assets/${assetId('fuel-pier')}`;
    expect((await app.patch(address, { dependsOn: [{ code: 'crane-plc-1', kind: 'data' }] })).status).toBe(200);
    await sleep(REFRESHED_MS);
    const entered = await post(...pair('entered', '21'));
    expect([tied(entered, 'before'), tied(entered, 'entered')]).toEqual([false, true]);

    await app.stop();
    app = await startApp({}, { db, demoRegistry: false });
    const [first, second] = pair('restarted', '22');
    await post(first!);
    await app.stop();
    app = await startApp({}, { db, demoRegistry: false });
    expect(tied(await post(second!), 'restarted')).toBe(true);

    expect((await app.patch(address, { dependsOn: [] })).status).toBe(200);
    await sleep(REFRESHED_MS);
    const after = await post(...pair('after', '23'));
    // What was said of earlier ones stays said.
    expect(['entered', 'restarted', 'after'].map((name) => tied(after, name))).toEqual([true, true, false]);
  });
});
