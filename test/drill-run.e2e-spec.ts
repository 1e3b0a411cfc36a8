import { runOperator } from '../src/access/operator.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import type { CexfDocument } from '../src/drills/exchange/cexf.ts';
import type { PreflightDto } from '../src/drills/preflight.dto.ts';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import type { ScoreDto } from '../src/drills/score.dto.ts';
import type { CellSheet } from '../src/drills/scoring/score-sheet.ts';
import { startApp, type TestApp } from './support/app.ts';
import { parseCsv } from './support/csv.ts';
import { DrillRun, RunNow } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { until } from './support/until.ts';

/** Sixty times real time: a second is a minute of the exercise. */
const RATE = 60;

describe('a run of a drill', () => {
  let app: TestApp;
  let director: TestPerson;
  let player: TestPerson;
  let run: DrillRun;
  const before: Record<string, string> = {};

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
    player = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    run = await DrillRun.make(app, director, {
      template: 'short-watch',
      designator: 'SHORT WATCH 1',
      members: [{ account: player.accountId, cell: 'port', role: 'player' }],
    });
    for (const table of ['alerts', 'cases', 'journal', 'correlation_inputs', 'rejects'])
      before[table] = await liveRows(table);
  });
  afterAll(() => app?.close());

  it('is made with its script frozen, and stands until STARTEX', async () => {
    const found = await run.read();
    expect(found).toMatchObject({ state: 'ready', template: 'short-watch', clock: { phase: 'not_started', simMs: 0 } });
    expect(found.script?.items.map(({ item, cell, state }) => `${item} ${cell} ${state}`)).toEqual([
      'A-1 port pending',
      'B-1 busan pending',
      'M-1 busan pending',
      'M-1 port pending',
      'C-1 busan pending',
      'H-1 port pending',
      'Z-1 port pending',
    ]);
    const { body } = await run.get<PreflightDto>('preflight');
    expect(body.problems.map(({ text }) => text)).toEqual([
      'kr-port-soc has not agreed to play',
      'Nobody plays in the cell busan',
    ]);
    expect(body.problems[1]).toMatchObject({ code: 'nobody_plays', cell: 'busan', organisation: null });
    expect(body.excluded).toContainEqual(expect.objectContaining({ code: 'notices', organisation: 'sg-port-soc' }));
  });

  it('shows a player the exercise and nothing of what is to come', async () => {
    const asPlayer = run.as(player);
    expect((await asPlayer.get('')).status).toBe(403);
    expect((await asPlayer.get('preflight')).status).toBe(403);
    expect((await asPlayer.post('clock', { type: 'startex', reason: 'Bored' })).status).toBe(403);
    expect((await asPlayer.get<{ items: unknown[] }>('inbox')).body.items).toEqual([]);
    // From outside the exercise there is no such run to work on.
    const outside = await app.post(
      `/api/v1/drills/runs/${run.id}/clock`,
      { type: 'startex', reason: 'x' },
      run.outside(),
    );
    expect(outside.status).toBe(404);
  });

  it('delivers by the clock into the realm, through the intake of the node', async () => {
    await run.clock({ type: 'startex', rate: RATE, reason: 'All cells are ready' });
    const item = await run.until((now) => now.item('A-1').state === 'delivered' && now.item('A-1'));
    expect(item.alertIds).toHaveLength(1);
    const alert = await run.as(player).api<{ title: string }>('GET', `/api/v1/alerts/${item.alertIds[0]}`);
    expect(alert).toMatchObject({ status: 200, body: { title: 'Modbus write to the crane' } });
    const live = await app.get(`/api/v1/alerts/${item.alertIds[0]}`);
    expect(live.status).toBe(404);
  });

  it('finds what a player does in the journal of the realm, with its evidence', async () => {
    const { alertIds } = await run.until((now) => now.item('A-1').state === 'delivered' && now.item('A-1'));
    const answer = await run.as(player).api<{ done: number }>('POST', '/api/v1/queue/actions', {
      items: [await queued(alertIds[0]!)],
      action: { type: 'acknowledge' },
    });
    expect(answer).toMatchObject({ status: 200, body: { done: 1 } });
    const ack = await run.until(
      (now) => now.expectation('A-1', 'ack').state !== 'pending' && now.expectation('A-1', 'ack'),
    );
    expect(ack).toMatchObject({ state: 'met', source: 'auto', cell: 'port' });
    const evidence = await app.db.query<{ type: string; actor: { id: string }; realm: string }>(
      'SELECT type, actor, realm FROM journal WHERE id = ANY($1::uuid[])',
      [ack.evidence],
    );
    expect(evidence).toEqual([
      {
        type: expect.stringMatching(/^(case\.acknowledged|triage\.changed)$/),
        actor: expect.objectContaining({ id: player.actorId }),
        realm: run.realm,
      },
    ]);
  });

  it('tells people what is said to them, each cell its own', async () => {
    await run.until((now) => now.item('M-1', 'port').state === 'delivered');
    const { body } = await run
      .as(player)
      .get<{ items: { item: string; cell: string; title: string; from: string }[] }>('inbox');
    expect(body.items).toMatchObject([
      { item: 'M-1', cell: 'port', title: 'Is the port under attack?', from: 'Straits Daily' },
    ]);
  });

  it('counts what nobody did as missed once its time has passed, and goes on from there', async () => {
    const missed = await run.until(
      (now) => now.expectation('B-1', 'ack').state === 'missed' && now.expectation('B-1', 'ack'),
    );
    const item = new RunNow(await run.read()).item('B-1');
    expect(missed.dueSimMs).toBeCloseTo(Number(item.deliveredSimMs) + 3 * 60_000, -5);
    expect(missed.evidence).toEqual([]);
    await run.until((now) => now.item('C-1').state === 'delivered');
  });

  it('delivers nothing by itself while the clock stands, and what is fired all the same', async () => {
    const paused = await run.clock({ type: 'pause', reason: 'A question of safety' });
    const { item: by } = { item: new RunNow(paused).item('H-1') };
    expect(by).toMatchObject({ state: 'pending', blockedBecause: [{ code: 'clock_stands' }, { code: 'by_hand' }] });
    expect((await run.post('items/H-1/fire', { reason: 'While we wait' })).status).toBe(200);
    const fired = await run.until((now) => now.item('H-1').state === 'delivered' && now.item('H-1'));
    expect(fired.deliveredSimMs).toBe(paused.clock!.simMs);
    const now = await run.read();
    expect(now.clock).toMatchObject({ phase: 'paused', simMs: paused.clock!.simMs });
  });

  it('lets an evaluator say what no journal tells, and says who', async () => {
    const address = 'items/A-1/expectations/told/results';
    expect((await run.as(player).post(address, { state: 'met', note: 'We did' })).status).toBe(403);
    expect((await run.post(address, { state: 'met', note: 'I heard the call' })).status).toBe(200);
    const told = await run.until(
      (now) => now.expectation('A-1', 'told').state === 'met' && now.expectation('A-1', 'told'),
    );
    expect(told).toMatchObject({ source: 'evaluator', by: director.actorId, note: 'I heard the call' });
  });

  it('ends with the rest skipped, and says why; nobody can start it again', async () => {
    await run.clock({ type: 'resume', reason: 'Go on' });
    await run.clock({ type: 'endex', reason: 'The aim is reached' });
    const skipped = await run.until((now) => now.item('Z-1').state === 'skipped' && now.item('Z-1'));
    expect(skipped.reason).toBe('ENDEX before it was due');
    expect((await run.post('clock', { type: 'startex', reason: 'Again' })).status).toBe(409);
    expect((await run.post('items/Z-1/fire', { reason: 'Late' })).status).toBe(409);
    const keys = await app.db.query('SELECT 1 FROM sensor_keys WHERE realm = $1 AND revoked_at IS NULL', [run.realm]);
    expect(keys).toEqual([]);
  });

  it('comes to the score a sheet written by hand says, with the coverage beside it', async () => {
    type Score = ScoreDto & { sheet: { joint: CellSheet } };
    const score = await until(async () => {
      const { body } = await run.get<Score>('score');
      return body.final ? body : undefined;
    });
    // Of the two required one was met and one missed; five items were delivered, and something is expected of two.
    expect(score.sheet.joint).toMatchObject({
      score: { met: 1, of: 2 },
      coverage: { expectations: { met: 2, of: 2 }, items: { met: 2, of: 5 } },
      required: { met: 1, missed: 1, met_late: 0, waived: 0, not_evaluable: 0, pending: 0 },
      optional: { met: 1, missed: 0 },
    });
    expect(score.sheet.joint.metrics.map(({ metric, measured, never }) => [metric, measured, never])).toEqual([
      ['acknowledge', 1, 1],
      ['notify', 1, 0],
    ]);
    expect(score.sheet.cells.map(({ cell, score: own }) => [cell, own])).toEqual([
      ['port', { met: 1, of: 1 }],
      ['busan', { met: 0, of: 1 }],
    ]);
    const players = await run.as(player).get<Score>('score');
    expect(players.body.sheet.joint).toBeNull();
    expect(players.body.sheet.cells.map(({ cell }) => cell)).toEqual(['port']);
  });

  it('is told in a report, as data and as a page that says that it is an exercise', async () => {
    const data = await run.get<ReportDocument>('report?format=json');
    expect(data.body).toMatchObject({
      marking: 'EXERCISE',
      cover: { designator: 'SHORT WATCH 1', drill: 'short-watch' },
    });
    expect(data.body.clock.map(({ type }) => type)).toEqual(['startex', 'pause', 'resume', 'endex']);
    expect(new Set(data.body.clock.map(({ actor }) => actor))).toEqual(new Set(['Person 1 of sg-cert']));
    expect(data.body.timeline.find(({ item }) => item === 'Z-1')).toMatchObject({ note: 'ENDEX before it was due' });
    const page = await run.get<string>('report?format=html');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('EXERCISE');
    expect(page.body).toContain('SHORT WATCH 1');
    expect((await run.get('report?format=docx')).status).toBe(400);
  });

  it('is told in tables, one to a file, marked in the name and in every row', async () => {
    const table = await run.get<string>('report?format=csv&table=clock');
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(table.headers.get('content-disposition')).toBe(`attachment; filename="exercise-${run.id}-clock.csv"`);
    expect(parseCsv(table.body).map(({ marking, type }) => [marking, type])).toEqual(
      ['startex', 'pause', 'resume', 'endex'].map((type) => ['EXERCISE', type]),
    );
    const refused = async (query: string): Promise<unknown> => (await run.get(`report?${query}`)).body.error;
    expect(await refused('format=csv')).toMatchObject({ code: 'table_missing', field: 'table' });
    expect(await refused('table=clock')).toMatchObject({ code: 'table_without_csv', field: 'table' });
    expect(await refused('format=csv&table=script')).toMatchObject({ field: 'table' });
  });

  it('leaves as CEXF, from outside and for those who write drills alone', async () => {
    const address = '/api/v1/drills/templates/short-watch/cexf';
    const file = await app.get<CexfDocument>(address, { token: director.token });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="exercise-short-watch.cexf.json"');
    expect(file.body.exercise.tags).toContain('exercise:generic="exercise"');
    expect(file.body.injects.map(({ name }) => name)).toHaveLength(6);
    expect(file.body.exercise.meta['breakwater-not-in-cexf']).toContainEqual(expect.stringMatching(/^cells\.port: /));
    expect((await run.as(player).api('GET', address)).status).toBe(403);
    const none = await app.get('/api/v1/drills/templates/none/cexf', { token: director.token });
    expect(none).toMatchObject({ status: 404, body: { error: { code: 'template_not_found' } } });
  });

  it('keeps its script from players in the database too', async () => {
    const database = app.app.get(ViewerDatabase, { strict: false });
    const member = { accountId: player.accountId, name: 'P', nation: 'SG', organisationId: player.organisationId };
    const origin = { address: null, credential: null };
    const scope = runOperator({ ...member, isNationalCert: false, roles: ['lead'] }, run.realm, 'player', origin);
    const rows = (table: string): Promise<{ count: number }[]> =>
      database.query(scope, `SELECT count(*)::int AS count FROM ${table}`);
    for (const table of ['exercise_snapshots', 'exercise_observations']) {
      expect({ table, rows: await rows(table) }).toEqual({ table, rows: [{ count: 0 }] });
    }
    for (const table of ['exercise_progress', 'exercise_simulator_keys'])
      await expect(rows(table)).rejects.toThrow('permission denied');
    expect(await database.query(scope, 'SELECT item, cell FROM exercise_deliveries')).toEqual([
      { item: 'M-1', cell: 'port' },
    ]);
    const judged = await database.query<{ cell: string }>(scope, 'SELECT DISTINCT cell FROM exercise_outcomes');
    expect(judged).toEqual([{ cell: 'port' }]);
    const elsewhere = { ...scope, realm: 'live' };
    expect(await database.query(elsewhere, 'SELECT 1 FROM exercise_clock_events')).toEqual([]);
    await expect(app.db.query('UPDATE exercise_clock_events SET rate = 2')).rejects.toThrow();
  });

  it('left the live realm as it was', async () => {
    for (const table of ['alerts', 'cases', 'journal', 'correlation_inputs', 'rejects']) {
      expect({ table, live: await liveRows(table) }).toEqual({ table, live: before[table] });
    }
  });

  /** How the queue names an alert of its severity, once correlation has looked at it: by its case. */
  function queued(alertId: string): Promise<{ kind: string; id: string }> {
    return until(async () => {
      const [row] = await app.db.query<{ id: string }>(
        'SELECT c.id FROM alert_links l JOIN cases c ON c.id = l.group_id WHERE l.alert_id = $1',
        [alertId],
      );
      return row && { kind: 'case', id: row.id };
    });
  }

  async function liveRows(table: string): Promise<string> {
    const [row] = await app.db.query<{ word: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS word
       FROM ${table} t WHERE realm = 'live'`,
    );
    return row!.word;
  }
});
