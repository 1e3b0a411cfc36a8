import { Client } from 'pg';
import { lockMarkings } from '../src/cases/marking.store.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { Random } from './support/random.ts';
import { until } from './support/until.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const ROUNDS = 14;
const SERIALIZATION_FAILURE = '40001';

/**
 * The rows of the queue are kept by triggers, one change at a time. Whatever correlation and people do, in whatever
 * order, they have to be what they would be if they were made from nothing.
 */
describe('the rows of the queue, as they are kept', () => {
  const random = new Random(SEED);
  let app: TestApp;
  let keys: string[];
  let sent = 0;
  let client: Client;

  beforeAll(async () => {
    console.log(`queue as kept: BREAKWATER_SEED=${SEED}`);
    app = await startApp();
    keys = await Promise.all([app.keyOf('KRPUS', 'suricata'), app.keyOf('SGJUR', 'suricata')]);
    client = new Client({ connectionString: app.db.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await app?.close();
  });

  const rows = async (): Promise<unknown[]> =>
    (await client.query('SELECT to_jsonb(q) AS row FROM queue_heads q ORDER BY kind, id')).rows;

  /** Both out of one snapshot; undefined where somebody wrote meanwhile. */
  const keptAndMadeAnew = async (): Promise<[unknown[], unknown[]] | undefined> => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    try {
      const kept = await rows();
      await client.query('SELECT breakwater_queue_rebuild()');
      return [kept, await rows()];
    } catch (error) {
      if ((error as { code?: string }).code === SERIALIZATION_FAILURE) return undefined;
      throw error;
    } finally {
      await client.query('ROLLBACK');
    }
  };

  const alerts = async (key: string, count: number): Promise<void> => {
    const bodies = Array.from({ length: count }, () => {
      sent += 1;
      const address = `10.0.0.${Math.floor(random.next() * 12)}`;
      return nativeAlert(`kept-${sent}`, {
        // Not in order, so that heads change; equal ones fold.
        occurredAt: new Date(
          Date.UTC(2026, 10, 20, 1, Math.floor(sent / 12), Math.floor(random.next() * 480)),
        ).toISOString(),
        title: random.pick(['Scan', 'Write', 'Login']),
        signature: random.pick(['test:1', 'test:2']),
        severity: random.pick([10, 30, 44, 50, 64, 90]),
        tlp: random.pick(['GREEN', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']),
        entities: random.next() < 0.5 ? [] : [{ type: 'ip', value: address, role: 'source' }],
      });
    });
    expect((await sendBytes(app, key, JSON.stringify(bodies))).status).toBe(200);
  };

  const ids = async (sql: string): Promise<string[]> =>
    random.shuffled((await app.db.query<{ id: string }>(sql)).map(({ id }) => id).toSorted());

  /** Something a person does; refused or not. */
  const act = async (): Promise<string> => {
    const [first = '', second = ''] = await ids(`SELECT id FROM cases WHERE status <> 'merged'`);
    const [waiting = ''] = await ids(`SELECT id FROM queue_heads WHERE kind = 'alert'`);
    const [repeat = ''] = await ids('SELECT alert_id AS id FROM alert_links WHERE alert_id <> head_id');
    const [member = ''] = await ids(`SELECT l.alert_id AS id FROM alert_links l WHERE group_id::text = '${first}'`);
    const own = `/api/v1/cases/${first}`;
    const mark = (path: string): [string, object] => [
      `${path}/marking`,
      { tlp: random.pick(['AMBER', 'AMBER+STRICT', 'RED']), reason: 'as agreed' },
    ];
    const acts: [string, object][] = [
      [`${own}/unlink`, { alertIds: [member], reason: 'Not of it' }],
      [`${own}/split`, { alertIds: [member], reason: 'Another' }],
      [`${own}/link`, { alertIds: [waiting], reason: 'Of it' }],
      [`${own}/merge`, { into: second, reason: 'One intruder' }],
      [`${own}/status`, { to: 'closed', reason: 'benign' }],
      [`${own}/status`, { to: 'active' }],
      [`${own}/acknowledge`, {}],
      [`${own}/assign`, { assignee: 'person:mei' }],
      [`${own}/severity`, { severity: Math.floor(random.next() * 100), reason: 'As seen' }],
      mark(own),
      mark(`/api/v1/alerts/${waiting}`),
      mark(`/api/v1/alerts/${repeat}`),
      mark(`/api/v1/alerts/${member}`),
    ];
    const [path, body] = random.pick(acts);
    const { status } = await app.post(path, body);
    return `${path
      .split('/')
      .slice(3)
      .map((part) => (part.length > 20 ? ':id' : part))
      .join('/')} ${status}`;
  };

  const dispose = async (): Promise<void> => {
    const [row] = await app.db.query<{ kind: string; id: string; realm: string; nation: string }>(
      'SELECT kind, id, realm, nation FROM queue_heads ORDER BY md5(id::text || $1) LIMIT 1',
      [String(random.next())],
    );
    if (!row) return;
    const by = JSON.stringify({ id: 'person:mei', name: 'Mei' });
    await client.query('BEGIN');
    // As whoever writes dispositions does: in turn with what moves alerts.
    await lockMarkings({
      realm: row.realm,
      query: async <Row>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as Row[],
    });
    await client.query(
      `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, updated_at, snoozed_until, snoozed_by, snoozed_class)
       VALUES ($1, $2, $3, $4, now(), '2999-01-01', $5::jsonb, $6)
       ON CONFLICT (realm, kind, subject_id) DO UPDATE SET snoozed_until = NULL, snoozed_by = NULL, snoozed_class = NULL,
         version = triage_dispositions.version + 1`,
      [row.realm, row.nation, row.kind, row.id, by, Math.floor(random.next() * 5)],
    );
    if (row.kind === 'alert' && random.next() < 0.5) {
      await client.query(
        `UPDATE triage_dispositions SET closed_at = now(), closed_by = $2::jsonb, close_reason = 'benign',
           acknowledged_at = now(), acknowledged_by = $2::jsonb, assignee = $2::jsonb WHERE subject_id = $1 AND kind = 'alert'`,
        [row.id, by],
      );
    }
    await client.query('COMMIT');
  };

  it('are what they would be if they were made from nothing, whatever happens', async () => {
    const told = new Set<string>();
    const most = { case: 0, alert: 0, repeated: 0, hidden: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([
        ...keys.map((key) => alerts(key, 20)),
        ...Array.from({ length: 6 }, async () => told.add(await act())),
        dispose(),
      ]);
      for (let turn = 0; turn < 6; turn += 1) told.add(await act());
      await dispose();
      await until(() => correlated(app.db));
      const [kept, anew] = await until(keptAndMadeAnew);
      expect(kept).toEqual(anew);
      const [counts] = await app.db.query<Record<keyof typeof most, string>>(
        `SELECT count(*) FILTER (WHERE kind = 'case') AS "case", count(*) FILTER (WHERE kind = 'alert') AS alert,
           count(*) FILTER (WHERE kind = 'alert' AND occurrences > 1) AS repeated,
           count(*) FILTER (WHERE case_tlp IS NOT NULL) AS hidden FROM queue_heads`,
      );
      for (const key of Object.keys(most) as (keyof typeof most)[])
        most[key] = Math.max(most[key], Number(counts?.[key]));
    }
    console.log(most, [...told].toSorted().join(', '));
    for (const count of Object.values(most)) expect(count).toBeGreaterThan(0);
    for (const done of [
      'cases/:id/merge 200',
      'cases/:id/unlink 200',
      'cases/:id/status 200',
      'alerts/:id/marking 200',
    ]) {
      expect([...told]).toContain(done);
    }
  });
});
