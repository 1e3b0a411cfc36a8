import { runOperator } from '../src/access/operator.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import type { AnswerHotwashDto, HotwashDto } from '../src/drills/hotwash.dto.ts';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { DrillRun } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';

const NOTHING: Partial<AnswerHotwashDto> = { wentWell: '', toImprove: '' };

describe('hot-wash of a run', () => {
  let app: TestApp;
  let director: TestPerson;
  let evaluator: TestPerson;
  let singapore: TestPerson;
  let korea: TestPerson;
  let run: DrillRun;

  const say = (person: TestPerson, body: object): Promise<{ status: number; body: HotwashDto & ErrorAnswer }> =>
    run.as(person).post<HotwashDto & ErrorAnswer>('hotwash', { ...NOTHING, ...body });
  const refused = async (person: TestPerson, body: object): Promise<unknown> => {
    const answer = await say(person, body);
    return [answer.status, answer.body.error?.code];
  };

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    evaluator = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    singapore = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    korea = await signUp(app, { organisation: 'kr-port-soc', roles: ['observer'] });
    run = await DrillRun.make(app, director, {
      template: 'short-watch',
      designator: 'HOT WASH 1',
      members: [
        { account: singapore.accountId, cell: 'port', role: 'player' },
        { account: korea.accountId, cell: 'busan', role: 'player' },
        { account: evaluator.accountId, cell: 'control', role: 'evaluator' },
      ],
    });
  });
  afterAll(() => app?.close());

  it('is asked of nobody before ENDEX', async () => {
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    for (const person of [singapore, evaluator]) expect(await refused(person, {})).toEqual([409, 'not_over']);
    expect((await run.as(singapore).get('hotwash')).body.error.code).toBe('not_over');
    await run.clock({ type: 'endex', reason: 'End' });
  });

  it('is answered by every member, and the latest of each holds', async () => {
    expect((await say(singapore, { wentWell: 'Too early to say' })).status).toBe(200);
    const said = await say(singapore, {
      wentWell: 'The phone was answered',
      toImprove: 'The list of numbers',
    });
    const { body: mine } = said;
    expect(mine.mine).toMatchObject({ wentWell: 'The phone was answered', anonymous: false });
    expect(mine.answers).toEqual([
      expect.objectContaining({ cell: 'port', wentWell: 'The phone was answered', toImprove: 'The list of numbers' }),
    ]);
    const rows = await app.db.query('SELECT 1 FROM exercise_hotwash WHERE run_id = $1', [run.id]);
    expect(rows).toHaveLength(2);
  });

  it('shows the cell and no name of whoever asks for that, in the journal neither', async () => {
    const { body } = await say(korea, { wentWell: 'Nothing', toImprove: 'Our leader was asleep', anonymous: true });
    expect(body.answers).toEqual([
      { cell: 'busan', wentWell: 'Nothing', toImprove: 'Our leader was asleep', author: null },
    ]);
    expect(body.mine).toMatchObject({ anonymous: true, toImprove: 'Our leader was asleep' });
    const told = await app.db.query<{ id: string; nation: string; cell: string; entry: string }>(
      `SELECT actor->>'id' AS id, nation, data->>'cell' AS cell, j::text AS entry FROM journal j
       WHERE realm = $1 AND type = 'drill.hotwash_answered' ORDER BY seq`,
      [run.realm],
    );
    expect(told.map(({ id, nation, cell }) => [id, nation, cell])).toEqual([
      [`person:${singapore.accountId}`, 'ZZ', 'port'],
      [`person:${singapore.accountId}`, 'ZZ', 'port'],
      ['system:drill', 'ZZ', 'busan'],
    ]);
    expect(told.at(-1)?.entry).not.toContain(korea.accountId);
    const audited = await app.db.query(
      `SELECT 1 FROM audit_entries a WHERE a::text LIKE '%hotwash%' AND a::text LIKE $1`,
      [`%${korea.accountId}%`],
    );
    expect(audited).toEqual([]);
  });

  it('has objectives rated by those who evaluate alone', async () => {
    const ratings = [{ objective: 'O-1', rating: 'M', rationale: 'Two hands short' }];
    expect(await refused(singapore, { ratings })).toEqual([403, expect.any(String)]);
    expect(await refused(evaluator, { ratings: [{ objective: 'O-9', rating: 'M' }] })).toEqual([
      404,
      'objective_not_found',
    ]);
    const unknown = { objective: 'O-1', rating: 'X' };
    expect((await say(evaluator, { ratings: [unknown] })).status).toBe(400);
    const { body } = await say(evaluator, {
      toImprove: 'Said by who evaluates',
      ratings,
    });
    expect(body.objectives).toMatchObject([{ code: 'O-1', rating: 'M', proposed: false }]);
    expect(body.answers.map(({ cell }) => cell)).toEqual(['port', 'busan', 'control']);
  });

  it('refuses what is said by nobody of the run', async () => {
    const stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    expect(await refused(stranger, {})).toEqual([404, expect.any(String)]);
    const outside = await app.post(`/api/v1/drills/runs/${run.id}/hotwash`, NOTHING, run.as(singapore).outside());
    expect([outside.status, outside.body.error.code]).toEqual([404, 'run_not_found']);
  });

  it('stands in the report: for a nation its own, for who controls all of it', async () => {
    const all = (await run.get<ReportDocument>('report')).body;
    expect(all.hotwash.map(({ cell }) => cell)).toEqual(['port', 'busan', 'control']);
    expect(all.objectives).toMatchObject([{ rating: 'M', rationale: 'Two hands short', proposed: false }]);
    for (const [person, cell] of [
      [singapore, 'port'],
      [korea, 'busan'],
    ] as const) {
      const own = (await run.as(person).get<ReportDocument>('report')).body;
      expect(own.hotwash.map((one) => one.cell)).toEqual([cell]);
      expect(own.objectives[0]).toMatchObject({ rationale: '' });
      const asked = await run.as(person).get<HotwashDto>('hotwash');
      expect(asked.body.answers.map((one) => one.cell)).toEqual([cell]);
    }
    const page = await run.get<string>('report?format=html');
    expect(page.body).toContain('Our leader was asleep');
  });

  it('is kept behind the second wall, and who answered from every viewer', async () => {
    const database = app.app.get(ViewerDatabase, { strict: false });
    const member = {
      accountId: singapore.accountId,
      name: 'P',
      nation: 'SG',
      organisationId: singapore.organisationId,
    };
    const origin = { address: null, credential: null };
    const scope = runOperator({ ...member, isNationalCert: false, roles: ['lead'] }, run.realm, 'player', origin);
    const cells = async (of: typeof scope): Promise<string[]> =>
      (await database.query<{ cell: string }>(of, 'SELECT DISTINCT cell FROM exercise_hotwash ORDER BY 1')).map(
        ({ cell }) => cell,
      );
    expect(await cells(scope)).toEqual(['port']);
    expect(await cells({ ...scope, realm: 'live' })).toEqual([]);
    expect(await cells({ ...scope, clearance: 'realm' })).toEqual(['busan', 'control', 'port']);
    for (const hidden of ['account_id', 'ratings', 'ordinal']) {
      await expect(database.query(scope, `SELECT ${hidden} FROM exercise_hotwash`)).rejects.toThrow(
        'permission denied',
      );
    }
    await expect(database.query(scope, 'DELETE FROM exercise_hotwash')).rejects.toThrow(/permission denied|read-only/);
    await expect(app.db.query(`UPDATE exercise_hotwash SET author = 'x'`)).rejects.toThrow();
    const [walled] = await app.db.query<{ walled: boolean }>(
      `SELECT relrowsecurity AND relforcerowsecurity AS walled FROM pg_class WHERE relname = 'exercise_hotwash'`,
    );
    expect(walled).toEqual({ walled: true });
  });
});
