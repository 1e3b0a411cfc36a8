import type {
  AmendDto,
  AmendmentListDto,
  AmendmentPreviewDto,
  ItemScriptDto,
} from '../src/drills/amendments/amendment.dto.ts';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import type { RunDto } from '../src/drills/run.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { DrillRun, RunNow } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';

const MINUTE = 60_000;
const QUESTION = {
  code: 'X-1',
  kind: 'information',
  title: 'The minister calls',
  to: ['port'],
  message: { subject: 'What do I say?', text: 'I am on air in five minutes.' },
  expectations: [{ code: 'say', text: 'The port answers', metric: 'notify', within: '5m' }],
};

describe('changing the script of a run', () => {
  let app: TestApp;
  let director: TestPerson;
  let observer: TestPerson;
  let player: TestPerson;

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'], name: 'Dana Lim' });
    observer = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    player = await signUp(app, { organisation: 'sg-port-soc', roles: ['analyst'] });
  });
  afterAll(() => app?.close());

  const make = (): Promise<DrillRun> =>
    DrillRun.make(app, director, {
      template: 'short-watch',
      designator: 'AMEND 1',
      members: [
        { account: player.accountId, cell: 'port', role: 'player' },
        { account: observer.accountId, cell: 'control', role: 'observer' },
      ],
    });
  const amend = (run: DrillRun, wanted: AmendDto) => run.post<RunDto & ErrorAnswer>('amendments', wanted);
  const preview = (run: DrillRun, wanted: AmendDto) =>
    run.post<AmendmentPreviewDto & ErrorAnswer>('amendments/preview', wanted);

  it('adds what is told and scored like everything else, and keeps it beside the frozen script', async () => {
    const run = await make();
    await run.clock({ type: 'startex', reason: 'Begin' });
    const wanted: AmendDto = { type: 'add', script: { ...QUESTION, by_hand: true }, reason: 'They are bored' };
    const seen = await preview(run, wanted);
    expect(seen.body).toMatchObject({
      faults: [],
      problems: [],
      phase: 'running',
      changes: [
        {
          item: 'X-1',
          cell: 'port',
          before: null,
          after: { goes: 'waits', blockedBecause: [{ code: 'by_hand' }] },
        },
      ],
    });
    expect((await amend(run, wanted)).status).toBe(201);
    expect((await run.post('items/X-1/fire', { reason: 'Now' })).status).toBe(200);
    const told = await run.until((now) => now.item('X-1', 'port').state === 'delivered' && now);
    expect(told.expectation('X-1', 'say')).toMatchObject({ required: true, state: 'pending', cell: 'port' });
    const inbox = await run.as(player).get<{ items: { title: string }[] }>('inbox');
    expect(inbox.body.items.map(({ title }) => title)).toContain('What do I say?');
    const judged = await run.post<RunDto>('items/X-1/expectations/say/results', { state: 'met', note: 'They did' });
    expect(judged.status).toBe(200);
    const list = await run.get<AmendmentListDto>('amendments');
    expect(list.body.items).toEqual([
      expect.objectContaining({
        seq: 1,
        type: 'add',
        item: 'X-1',
        cells: ['port'],
        by: 'Dana Lim',
        reason: 'They are bored',
      }),
    ]);
    const [frozen] = await app.db.query<{ items: string }>(
      `SELECT jsonb_array_length(template->'items') AS items FROM exercise_snapshots WHERE run_id = $1`,
      [run.id],
    );
    expect(Number(frozen!.items)).toBe(6);
    await run.clock({ type: 'endex', reason: 'End' });
    await run.until((now) => now.expectation('X-1', 'say').state === 'met');
    const score = await run.get<{ sheet: { joint: { score: { met: number; of: number } } } }>('score');
    expect(score.body.sheet.joint.score.met).toBe(1);
    const report = await run.get<ReportDocument>('report');
    expect(report.body.timeline.find(({ item }) => item === 'X-1')).toMatchObject({ state: 'delivered' });
    expect(report.body.amendments).toMatchObject([{ seq: 1, type: 'add', item: 'X-1', actor: 'Dana Lim' }]);
    const table = await run.get<string>('report?format=csv&table=amendments');
    expect(table.body).toContain('They are bored');
    const html = await run.get<string>('report?format=html');
    expect(html.body).toContain('Changes of the script');
    expect((await run.as(player).get<ReportDocument>('report')).body.amendments).toEqual([]);
  });

  it('edits what is not told yet, and tells what it then says', async () => {
    const run = await make();
    const { body: was } = await run.get<ItemScriptDto>('items/M-1');
    expect(was).toMatchObject({ editable: true, script: { code: 'M-1', at: '3m' } });
    const message = { subject: 'Another question', text: 'Why is it dark?' };
    const edited = await amend(run, {
      type: 'edit',
      item: 'M-1',
      script: { ...was.script, message },
      reason: 'A slip',
    });
    expect(edited.status).toBe(201);
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    await run.until((now) => now.item('M-1', 'port').state === 'delivered');
    const inbox = await run.as(player).get<{ items: { item: string; title: string }[] }>('inbox');
    expect(inbox.body.items.filter(({ item }) => item === 'M-1')).toMatchObject([{ title: 'Another question' }]);
    const again = await amend(run, { type: 'edit', item: 'M-1', script: was.script, reason: 'Back' });
    expect([again.status, again.body.error.code]).toEqual([409, 'begun']);
    await run.clock({ type: 'abort', reason: 'Enough' });
    const over = await amend(run, { type: 'add', script: { ...QUESTION, by_hand: true }, reason: 'Late' });
    expect([over.status, over.body.error.code]).toEqual([409, 'run_over']);
  });

  it('gives an item to other cells: rows for the new ones, the others withdrawn with the reason', async () => {
    const run = await make();
    const to = { type: 'retarget' as const, item: 'M-1', to: ['busan', 'control'], reason: 'The port has enough' };
    const seen = await preview(run, to);
    expect(seen.body.problems).toMatchObject([{ code: 'nobody_plays', cell: 'busan' }]);
    expect(seen.body.changes).toMatchObject([
      { cell: 'port', before: { goes: 'at' }, after: { state: 'withdrawn', goes: 'no_more' } },
      { cell: 'control', before: null, after: { goes: 'at', dueSimMs: 3 * MINUTE } },
    ]);
    expect((await amend(run, to)).status).toBe(201);
    const now = new RunNow(await run.read());
    expect(now.item('M-1', 'port')).toMatchObject({ state: 'withdrawn', reason: 'The port has enough' });
    expect(now.item('M-1', 'control')).toMatchObject({ state: 'pending' });
    // And back again.
    expect((await amend(run, { ...to, to: ['port'], reason: 'After all' })).status).toBe(201);
    const back = new RunNow(await run.read());
    expect(['port', 'busan', 'control'].map((cell) => back.item('M-1', cell).state)).toEqual([
      'pending',
      'withdrawn',
      'withdrawn',
    ]);
    const refused = await amend(run, { ...to, to: ['nowhere'] });
    expect([refused.status, refused.body.error]).toEqual([
      400,
      { code: 'invalid_amendment', message: 'There is no cell nowhere', field: 'to' },
    ]);
    // What a sensor says belongs to whoever's site it is.
    const wrong = await preview(run, { ...to, item: 'A-1', to: ['busan'] });
    expect(wrong.body.problems).toContainEqual(
      expect.objectContaining({ code: 'sensor_of_other', item: 'A-1', sensor: 'sgjur-suricata', cell: 'busan' }),
    );
  });

  it('moves an item in time, with what waits for it, and lets go what was held for its lateness', async () => {
    const run = await make();
    await run.clock({ type: 'startex', reason: 'Begin' });
    await run.clock({ type: 'skip_to', simMs: 10 * MINUTE, reason: 'On' });
    await run.until((now) => now.item('M-1', 'port').state === 'held' && now.item('M-1', 'busan').state === 'held');
    const late = await amend(run, { type: 'move', item: 'M-1', simMs: 5 * MINUTE });
    expect([late.status, late.body.error.code, late.body.error.field]).toEqual([400, 'invalid_amendment', 'simMs']);
    const moved = await amend(run, { type: 'move', item: 'M-1', cell: 'port', simMs: 20 * MINUTE });
    expect(new RunNow(moved.body).item('M-1', 'port')).toMatchObject({ state: 'pending', dueSimMs: 20 * MINUTE });
    expect(new RunNow(moved.body).item('M-1', 'busan').state).toBe('held');
    const list = await run.get<AmendmentListDto>('amendments');
    expect(list.body.items).toMatchObject([{ type: 'move', cells: ['port'], toSimMs: 20 * MINUTE, reason: '' }]);
    await run.clock({ type: 'pause', reason: 'A question' });
    const then = await preview(run, { type: 'move', item: 'Z-1', simMs: 12 * MINUTE });
    expect(then.body.changes).toMatchObject([
      { item: 'Z-1', before: { dueSimMs: 29 * MINUTE }, after: { goes: 'at', dueSimMs: 12 * MINUTE, dueAt: null } },
    ]);
    await run.clock({ type: 'rate', rate: 60, reason: 'Faster' });
    await amend(run, { type: 'move', item: 'Z-1', simMs: 12 * MINUTE, reason: 'Sooner' });
    await run.clock({ type: 'resume', reason: 'On' });
    const told = await run.until((now) => now.item('Z-1').state === 'delivered' && now.item('Z-1'));
    expect(told.deliveredSimMs).toBeGreaterThanOrEqual(12 * MINUTE);
    await run.until((now) => now.item('M-1', 'port').state === 'delivered');
    expect((await run.post('items/M-1/withdraw', { cell: 'busan', reason: 'Not for them' })).status).toBe(200);
    const { body } = await run.get<AmendmentListDto>('amendments');
    expect(body.items.at(-1)).toMatchObject({
      type: 'withdraw_cell',
      item: 'M-1',
      cells: ['busan'],
      reason: 'Not for them',
    });
    await run.clock({ type: 'abort', reason: 'Enough' });
  });

  it('is for those who control, told to them alone, and read by those who see the whole run', async () => {
    const run = await make();
    const wanted: AmendDto = { type: 'move', item: 'M-1', simMs: 20 * MINUTE };
    for (const person of [player, observer]) {
      for (const path of ['amendments', 'amendments/preview']) {
        expect((await run.as(person).post(path, wanted)).status).toBe(403);
      }
    }
    expect((await amend(run, wanted)).status).toBe(201);
    for (const path of ['amendments', 'items/M-1']) {
      expect((await run.as(observer).get(path)).status).toBe(200);
      expect((await run.as(player).get(path)).status).toBe(403);
      expect((await app.get(`/api/v1/drills/runs/${run.id}/${path}`, run.outside())).status).toBe(404);
    }
    const entries = await app.db.query<{ nation: string; tlp: string; actor: { name: string }; data: object }>(
      `SELECT nation, tlp, actor, data FROM journal WHERE realm = $1 AND type = 'drill.amended'`,
      [run.realm],
    );
    expect(entries).toMatchObject([
      {
        nation: 'ZZ',
        tlp: 'RED',
        actor: { name: 'Dana Lim' },
        data: { seq: 1, change: 'move', item: 'M-1', title: 'A journalist calls', cells: ['busan', 'port'] },
      },
    ]);
    await expect(app.db.query('UPDATE exercise_amendments SET reason = $1', ['Else'])).rejects.toThrow();
    for (const [body, field] of [
      [{ type: 'move', item: 'M-1' }, 'simMs'],
      [{ type: 'retarget', item: 'M-1', reason: 'Why' }, 'to'],
      [{ type: 'edit', item: 'M-1', reason: 'Why' }, 'script'],
      [{ type: 'add', script: { ...QUESTION, by_hand: true } }, 'reason'],
    ] as const) {
      expect((await run.post('amendments', body)).body.error.field).toBe(field);
    }
    expect((await amend(run, { type: 'move', item: 'Q-9', simMs: 20 * MINUTE })).body.error.code).toBe(
      'item_not_found',
    );
  });
});
