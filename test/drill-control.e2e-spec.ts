import { randomUUID } from 'node:crypto';
import type { ErrorAnswer } from './support/app.ts';
import { startApp, type TestApp } from './support/app.ts';
import { DrillRun, RunNow } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { until } from './support/until.ts';

const designator = 'CONTROL 1';
const template = 'short-watch';

describe('controlling a run of a drill', () => {
  let app: TestApp;
  let director: TestPerson;
  let player: TestPerson;

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
    player = await signUp(app, { organisation: 'sg-port-soc', roles: ['observer'] });
  });
  afterAll(() => app?.close());

  const make = (): Promise<DrillRun> => {
    const members = [{ account: player.accountId, cell: 'port', role: 'player' as const }];
    return DrillRun.make(app, director, { template, designator, members });
  };

  it('never tells by itself what the clock was moved past; a controller lets it go, or takes it out', async () => {
    const run = await make();
    await run.clock({ type: 'startex', reason: 'Begin' });
    await run.clock({ type: 'skip_to', simMs: 10 * 60_000, reason: 'The morning is quiet' });
    for (const item of ['A-1', 'B-1', 'M-1']) {
      const held = await run.until((now) => now.item(item).state === 'held' && now.item(item));
      expect(held).toMatchObject({ heldBecause: 'passed_over', reason: 'The clock was moved past its time' });
    }
    const release = await run.post('items/M-1/release', { cell: 'port', reason: 'Tell them all the same' });
    expect(release.status).toBe(200);
    await run.until((now) => now.item('M-1', 'port').state === 'delivered');
    expect((await run.post('items/A-1/withdraw', { reason: 'Out of place now' })).status).toBe(200);
    const now = new RunNow(await run.read());
    expect(now.item('M-1', 'busan').state).toBe('held');
    expect(now.item('A-1')).toMatchObject({ state: 'withdrawn', reason: 'Out of place now' });
    expect((await run.post('items/A-1/fire', { reason: 'After all' })).body.error.code).toBe('not_in_this_state');
    expect((await run.post('items/X-9/fire', { reason: 'Which?' })).body.error.code).toBe('item_not_found');
    await run.clock({ type: 'endex', reason: 'End' });
    const skipped = await run.until((after) => after.item('B-1').state === 'skipped' && after.item('B-1'));
    expect(skipped.reason).toBe('ENDEX while it was skipped over');
  });

  it('keeps what is held before its time from going out, and says so to those who control alone', async () => {
    const run = await make();
    expect((await run.post('items/Z-1/hold', { reason: 'Not today' })).status).toBe(200);
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    await run.until((now) => now.item('M-1', 'port').state === 'delivered');
    await run.clock({ type: 'skip_to', simMs: 29.5 * 60_000, reason: 'To the end' });
    await run.until((now) => now.item('C-1').state === 'held' || now.item('B-1').state === 'delivered');
    expect(new RunNow(await run.read()).item('Z-1')).toMatchObject({ state: 'held', heldBecause: 'by_controller' });
    // Its time has been passed over: let go, it is told at once.
    expect((await run.post('items/Z-1/release', { reason: 'Today after all' })).status).toBe(200);
    await run.until((now) => now.item('Z-1').state === 'delivered');
    expect((await run.post('items/H-1/hold', { reason: 'Not today' })).status).toBe(200);
    const told = await app.db.query<{ nation: string; tlp: string }>(
      `SELECT DISTINCT nation, tlp FROM journal WHERE realm = $1 AND type = 'drill.item_moved'`,
      [run.realm],
    );
    expect(told).toEqual([{ nation: 'ZZ', tlp: 'RED' }]);
    await run.clock({ type: 'abort', reason: 'Enough' });
    const aborted = await run.until((after) => after.item('H-1').state === 'skipped' && after.item('H-1'));
    expect(aborted.reason).toBe('the abort while it was held by a controller');
  });

  it('finds out what became of what another process had begun, when ENDEX comes before it is taken over', async () => {
    const run = await make();
    await run.clock({ type: 'startex', reason: 'Begin' });
    // A process that is gone: it was alive a moment ago, and had begun A-1.
    await app.db.query('UPDATE exercise_progress SET owner = $2, owner_seen_at = now() WHERE run_id = $1', [
      run.id,
      randomUUID(),
    ]);
    await app.db.query(
      `UPDATE exercise_deliveries SET state = 'delivering', started_at = now(), started_sim_ms = 100, due_sim_ms = 100
       WHERE run_id = $1 AND item = 'A-1'`,
      [run.id],
    );
    await run.clock({ type: 'endex', reason: 'End' });
    const now = await run.until(
      (after) => after.item('B-1').state === 'skipped' && after.item('A-1').alertIds.length > 0 && after,
    );
    expect(now.item('A-1')).toMatchObject({ state: 'delivered', reason: null });
    const alerts = await app.db.query<{ id: string }>('SELECT id FROM alerts WHERE realm = $1', [run.realm]);
    expect(alerts.map(({ id }) => id)).toEqual(now.item('A-1').alertIds);
    // The key it was posted with ends with it.
    await until(async () => {
      const [keys] = await app.db.query<{ issued: string; open: string }>(
        `SELECT count(*) AS issued, count(*) FILTER (WHERE k.revoked_at IS NULL) AS open
         FROM exercise_simulator_keys x JOIN sensor_keys k ON k.id = x.key_id WHERE x.run_id = $1`,
        [run.id],
      );
      return keys?.issued === '1' && keys.open === '0';
    });
  });

  it('stops for what is real, whoever says so, until somebody lets it go on', async () => {
    const run = await make();
    await run.clock({ type: 'startex', reason: 'Begin' });
    const said = await run.as(player).api('POST', `/api/v1/realms/${run.realm}/real-emergency`, {
      siteCode: 'SGJUR',
      text: 'A man is under the crane',
      clientId: 'one',
    });
    expect(said.status).toBe(200);
    const stopped = await run.until((now) => now.run.clock?.phase === 'paused' && now.run);
    expect(stopped.clockEvents.at(-1)).toMatchObject({
      type: 'pause',
      reason: 'REAL EMERGENCY',
      actor: 'system:drill',
    });
    const again = await run.clock({ type: 'resume', reason: 'He is well' });
    expect(again).toMatchObject({ state: 'running', clock: { phase: 'running' } });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await run.read()).clock?.phase).toBe('running');
    await run.clock({ type: 'endex', reason: 'End' });
  });

  it('is made with other nations by those alone who act for their own', async () => {
    const lead = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    const made = (cells: object[]): Promise<{ status: number; body: ErrorAnswer }> =>
      app.post('/api/v1/drills/runs', { template, designator, cells }, { token: lead.token });
    expect(await made([])).toMatchObject({ status: 403, body: { error: { code: 'cert_alone', field: 'cells' } } });
    expect((await made([{ code: 'busan', organisation: 'sg-grid' }])).status).toBe(201);
    expect((await made([{ code: 'busan', organisation: 'nobody' }])).body.error.code).toBe('organisation_not_found');
  });
});
