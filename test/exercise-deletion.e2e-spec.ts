import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { admitEraser } from '../migrations/eraser-policies.ts';
import type { AuditVerificationDto } from '../src/audit/audit-verification.dto.ts';
import type { DeletedRunDto } from '../src/drills/run-end.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { differences, type Dump, dumpOf, rowsOfRealm } from './support/database-dump.ts';
import { DrillRun } from './support/drill-run.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { publishCase } from './support/published-release.ts';
import { until } from './support/until.ts';
import { writtenTrail } from './support/trail.ts';

const CALLED = 'GONE TOMORROW 1';
const WHY = 'The report is filed';

/** What an exercise leaves behind outside of its realm, by table, with why. Nothing else may differ once it is deleted. */
const LEFT: Readonly<Record<string, string>> = {
  journal: 'the realm access tells of keys, of who entered, and of the deletion itself',
  journal_heads: 'and counts them',
  audit_entries: 'the trail keeps what it wrote of every realm',
  audit_cursors: 'and how far it has read',
  audit_progress: 'and how long it is',
  audit_heads: 'and what was signed',
  api_tokens: 'when a token was last used',
  sessions: 'when a session was last used',
};

describe('deleting an exercise', () => {
  let app: TestApp;
  let director: TestPerson;
  let controller: TestPerson;
  let player: TestPerson;
  let stranger: TestPerson;
  let analyst: TestPerson;
  /** Names the player. */
  let colleague: TestPerson;
  let before: Dump;
  let run: DrillRun;

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller', 'lead', 'liaison'] });
    controller = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
    player = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead', 'liaison'] });
    colleague = await signUp(app, { organisation: 'sg-port-soc', roles: ['drill_controller'] });
    analyst = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    stranger = await signUp(app, { organisation: 'kr-cert', roles: ['drill_controller'] });
    await enterNationsWorld(app.db);
    await idle();
    before = await dumpOf(app.db);
  });
  afterAll(() => app?.close());

  /** Nothing waits: what follows journals and the queue of correlation has come to their ends. */
  const idle = async (): Promise<void> => {
    await writtenTrail(app);
    await until(async () => {
      // The watch has looked at every sensor once; from then on it writes what changes.
      const [row] = await app.db.query<{ busy: boolean }>(
        `SELECT EXISTS (SELECT FROM correlation_inputs) OR NOT EXISTS (SELECT FROM sensor_watch WHERE realm = 'live') OR EXISTS (
           SELECT FROM journal_heads h LEFT JOIN notification_cursors c USING (realm)
           WHERE h.realm <> 'access' AND h.head > coalesce(c.seq, 0))
         OR EXISTS (SELECT FROM journal_heads h LEFT JOIN related_progress p USING (realm)
           WHERE h.realm <> 'access' AND h.head > coalesce(p.position, 0)) AS busy`,
      );
      return row?.busy === false ? true : undefined;
    }, 60_000);
  };

  const ask = (person: TestPerson | null, what: 'archive' | 'deletion', id: string, body?: object) =>
    app.post<DeletedRunDto & { error?: { code: string } }>(
      `/api/v1/drills/runs/${id}/${what}`,
      body,
      person === null ? {} : { token: null, headers: { cookie: person.cookie } },
    );
  const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).body.error?.code;
  const meant = { designator: CALLED, reason: WHY };

  it('is for who directs it or operates the node, from outside, once it is over and meant', async () => {
    run = await DrillRun.make(app, director, {
      template: 'short-watch',
      designator: CALLED,
      members: [{ account: controller.accountId, cell: 'control', role: 'controller' }],
    });
    for (const what of ['archive', 'deletion'] as const) {
      const body = what === 'deletion' ? meant : undefined;
      expect(await codeOf(ask(director, what, run.id, body))).toBe('not_over');
      expect(await codeOf(ask(controller, what, run.id, body))).toBe('director_alone');
      expect(await codeOf(ask(stranger, what, run.id, body))).toBe('run_not_found');
      // Who has no business with drills is told of none either.
      expect(await codeOf(ask(analyst, what, run.id, body))).toBe('not_granted');
      const inside = await run.as(director).post(what, body);
      expect(inside).toMatchObject({ status: 403, body: { error: { code: 'outside_only' } } });
    }
  });

  it('takes every row of the realm with it, and leaves all else as it was', async () => {
    await play();
    await run.clock({ type: 'endex', reason: 'Done' });
    const wrong = await ask(director, 'deletion', run.id, { ...meant, designator: 'GONE TOMORROW 2' });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'designator_differs', field: 'designator' } } });
    const had = await rowsOfRealm(app.db, run.realm);
    // Cases, alerts, parts, releases, the queue, notifications, the run itself.
    expect(Object.keys(had).length).toBeGreaterThan(25);

    const { status, body } = await ask(director, 'deletion', run.id, meant);
    expect(status).toBe(200);
    expect(body.realm).toBe(run.realm);
    for (const table of ['alerts', 'cases', 'journal', 'exercise_runs']) expect(body.rows[table]).toBeGreaterThan(0);
    await idle();
    expect(Object.keys(await rowsOfRealm(app.db, run.realm))).toEqual(['audit_entries']);
    const changed = differences(before, await dumpOf(app.db));
    expect(Object.keys(changed).filter((table) => !(table in LEFT))).toEqual([]);
    // What was written once is there still.
    expect([changed['journal']!.gone, changed['audit_entries']!.gone]).toEqual([[], []]);
    expect(changed['journal']!.come.filter((row) => !row.startsWith('(access,'))).toEqual([]);
    expect((await app.get(`/api/v1/drills/runs/${run.id}`)).status).toBe(404);
    expect((await run.get('')).status).toBe(404);
    expect(await codeOf(ask(director, 'deletion', run.id, meant))).toBe('run_not_found');
  });

  it('is told in the trail, which verifies without the rows that are gone', async () => {
    const trail = await writtenTrail(app);
    const told = trail.filter(({ type }) => type === 'realm.archived' || type === 'realm.deleted');
    const entries = trail.filter(({ realm }) => realm === run.realm).length;
    expect(entries).toBeGreaterThan(10);
    expect(told).toMatchObject([
      { type: 'realm.archived', realm: 'access', actor: { id: director.actorId } },
      {
        type: 'realm.deleted',
        actor: { id: director.actorId },
        details: { realm: run.realm, designator: CALLED, reason: WHY, entries },
        origin: { address: '127.0.0.1' },
      },
    ]);
    expect(await verified()).toMatchObject({ ok: true, fault: null, rows: [] });
  });

  const verified = async (): Promise<AuditVerificationDto> =>
    (await app.get<AuditVerificationDto>('/api/v1/audit/verify')).body;

  it('does not excuse a journal of an exercise that is gone without having been deleted', async () => {
    const other = await DrillRun.make(app, director, { template: 'short-watch', designator: 'VANDAL 1' });
    await other.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    await other.until((now) => now.item('A-1').state === 'delivered');
    await idle();
    expect(await verified()).toMatchObject({ ok: true });
    await app.db.query('ALTER TABLE journal DISABLE TRIGGER append_only');
    const [taken] = await app.db.query('DELETE FROM journal WHERE realm = $1 AND seq = 2 RETURNING *', [other.realm]);
    await app.db.query('ALTER TABLE journal ENABLE TRIGGER append_only');
    expect(await verified()).toMatchObject({ ok: false, fault: { fault: 'journal_row_missing' } });
    await app.db.query('INSERT INTO journal SELECT * FROM jsonb_populate_record(NULL::journal, $1)', [
      JSON.stringify(taken),
    ]);
    await other.clock({ type: 'abort', reason: 'Enough' });
  });

  it('fails as a whole where a table of realms was forgotten, and nothing is gone', async () => {
    const other = await ExerciseRun.open(app, {
      designator: 'FORGOTTEN 1',
      cells: [{ code: 'control', organisation: 'sg-cert', kind: 'control' }],
    });
    await enterNationsWorld(app.db, other.realm);
    await app.db.query(`UPDATE exercise_runs SET state = 'aborted' WHERE id = $1`, [other.id]);
    await app.db.query('CREATE TABLE forgotten (realm text NOT NULL REFERENCES realms, word text)');
    await app.db.query('INSERT INTO forgotten VALUES ($1, $2), ($3, $2)', [other.realm, 'here', 'live']);
    await idle();
    const had = await rowsOfRealm(app.db, other.realm);
    const body = { designator: 'FORGOTTEN 1', reason: WHY };
    expect((await ask(null, 'deletion', other.id, body)).status).toBe(500);
    expect(await rowsOfRealm(app.db, other.realm)).toEqual(had);
    // A migration that makes a table says so.
    const owner = await new DataSource(dataSourceOptions(app.db.url, 1)).initialize();
    const runner = owner.createQueryRunner();
    await runner.query(
      `ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY; ALTER TABLE forgotten FORCE ROW LEVEL SECURITY`,
    );
    await admitEraser(runner);
    await runner.release();
    await owner.destroy();
    const deleted = await ask(null, 'deletion', other.id, body);
    expect(deleted).toMatchObject({ status: 200, body: { rows: { forgotten: 1 } } });
    expect(Object.keys(await rowsOfRealm(app.db, other.realm))).toEqual(['audit_entries']);
    expect(await app.db.query('SELECT realm FROM forgotten')).toEqual([{ realm: 'live' }]);
    await app.db.query('DROP TABLE forgotten');
  });

  it('is done by a role that sees exercises alone, and admits it to every table of realms there is', async () => {
    const forgotten = await app.db.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'realm' AND NOT a.attisdropped
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'audit_entries'
         AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.policyname = 'eraser')`,
    );
    expect(forgotten).toEqual([]);
    // Two steps from a realm would have to be told of by hand.
    const far = await app.db.query(
      `SELECT c.relname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
         JOIN pg_policies theirs ON theirs.tablename = p.relname AND theirs.policyname = 'eraser'
       WHERE k.contype = 'f' AND p.relname <> 'realms'
         AND NOT EXISTS (SELECT FROM pg_policies ours WHERE ours.tablename = c.relname AND ours.policyname = 'eraser')`,
    );
    expect(far).toEqual([]);
    const eraser = (sql: string) => app.db.query(`SET ROLE breakwater_eraser; ${sql}`);
    try {
      for (const table of ['alerts', 'cases', 'journal', 'releases', 'realms']) {
        await eraser(`DELETE FROM ${table} WHERE realm NOT LIKE 'exercise:%'`);
      }
      await expect(eraser('DELETE FROM audit_entries')).rejects.toThrow('permission denied');
      await expect(eraser(`UPDATE journal SET type = 'x'`)).rejects.toThrow('permission denied');
      await expect(eraser('TRUNCATE journal')).rejects.toThrow('permission denied');
    } finally {
      await app.db.query('RESET ROLE');
    }
    for (const [table, { gone }] of Object.entries(differences(before, await dumpOf(app.db)))) {
      if (!(table in LEFT)) expect({ table, gone }).toEqual({ table, gone: [] });
    }
    await expect(app.db.query(`DELETE FROM journal WHERE realm = 'live'`)).rejects.toThrow('written once');
  });

  /** Fills as many tables as play does: cases with parts, releases, decisions, a storm that correlation folds. */
  async function play(): Promise<void> {
    const inside = run.as(director);
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    const { alertIds } = await run.until((now) => now.item('A-1').state === 'delivered' && now.item('A-1'));
    const headers = { 'breakwater-realm': run.realm };
    await app.request('PUT', `/api/v1/drills/runs/${run.id}/cells/port/members`, {
      body: { members: [{ accountId: player.accountId, role: 'player' }] },
      token: colleague.token,
    });
    const { status } = await inside.post('observations', { kind: 'strength', text: 'Quick' });
    expect(status).toBe(201);
    const sensor = await app.db.query<{ id: string }>(`SELECT id FROM sensors WHERE code = 'sgjur-suricata'`);
    const { body } = await app.post<{ key: string }>(`/api/v1/sensors/${sensor[0]!.id}/keys`, {}, { headers });
    for (let page = 0; page < 4; page += 1) {
      const alerts = Array.from({ length: 100 }, (_, index) =>
        nativeAlert(`storm-${page}-${index}`, {
          severity: 75,
          signature: `storm:${index % 40}`,
          entities: [{ type: 'host', value: `host-${index % 60}`, role: 'source' }],
        }),
      );
      expect((await sendBytes(app, body.key, JSON.stringify(alerts))).body.accepted).toBe(100);
    }
    await sendBytes(app, body.key, '[{"no": "alert"}]');
    const caseId = await until(async () => {
      const found = await app.get<{ caseId: string | null }>(`/api/v1/alerts/${alertIds[0]}`, { headers });
      return found.body.caseId ?? undefined;
    });
    const playing = { token: null, headers: { cookie: player.cookie, ...headers } };
    const post = async (path: string, sent: object, expected = 201) =>
      expect({ path, status: (await app.post(`/api/v1/${path}`, sent, playing)).status }).toEqual({
        path,
        status: expected,
      });
    await post(`cases/${caseId}/notes`, { body: 'In play' });
    await post(`cases/${caseId}/tasks`, { title: 'In play' });
    await post(`cases/${caseId}/observables`, { type: 'domain', value: 'play.example' });
    await post('queue/actions', { items: [{ kind: 'case', id: caseId }], action: { type: 'acknowledge' } }, 200);
    const asPlayer = {
      ...app,
      post: ((path, sent, options) =>
        app.post(path, sent, { ...options, headers: { ...options?.headers, ...headers } })) as TestApp['post'],
    };
    await publishCase(asPlayer, player, caseId, {
      recipients: [{ kind: 'nation', nation: 'KR' }],
      selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times'] },
    });
  }
});
