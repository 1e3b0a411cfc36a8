import type { PreflightDto } from '../src/drills/preflight.dto.ts';
import type { AskedDto, RunListDto } from '../src/drills/run.dto.ts';
import { type Answer, type ErrorAnswer, type RequestOptions, startApp, type TestApp } from './support/app.ts';
import { DrillRun } from './support/drill-run.ts';
import { LiveClient } from './support/live-client.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { writtenTrail } from './support/trail.ts';

const live = ({ token }: TestPerson): RequestOptions => ({ token });
const ABSENT = '0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11';

describe('people of a drill, each named by their own organisation', () => {
  let app: TestApp;
  let director: TestPerson;
  let busan: TestPerson;
  let player: TestPerson;
  let second: TestPerson;
  let port: TestPerson;
  let run: DrillRun;

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
    busan = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'], name: 'Lee Lead' });
    player = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Ahn Analyst' });
    second = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'], name: 'Bae Second' });
    port = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    run = await DrillRun.make(app, director, { template: 'short-watch', designator: 'TWO NATIONS 1' });
  });
  afterAll(() => app?.close());

  const listed = async (by: TestPerson): Promise<RunListDto['items']> =>
    (await app.get<RunListDto>('/api/v1/drills/runs', live(by))).body.items;
  const name = <Body = AskedDto>(
    by: RequestOptions,
    cell: string,
    members: { accountId: string; role: string }[],
  ): Promise<Answer<Body>> =>
    app.request<Body>('PUT', `/api/v1/drills/runs/${run.id}/cells/${cell}/members`, { ...by, body: { members } });
  const refused = async (by: RequestOptions, cell: string, members: { accountId: string; role: string }[]) => {
    const { status, body } = await name<ErrorAnswer>(by, cell, members);
    return [status, body.error.code];
  };
  const as = ({ accountId }: TestPerson, role = 'player'): { accountId: string; role: string } => ({ accountId, role });
  const inside = (person: TestPerson): RequestOptions => ({
    token: person.token,
    headers: { 'breakwater-realm': run.realm },
  });

  it('shows an organisation that was asked its own cells, before it agreed, and no other any of it', async () => {
    expect(await listed(busan)).toMatchObject([
      {
        id: run.id,
        designator: 'TWO NATIONS 1',
        held: false,
        asked: {
          holder: 'sg-cert',
          title: 'Short watch',
          agreedAt: null,
          cells: [{ code: 'busan', title: 'Port of Busan', kind: 'player', members: [] }],
        },
      },
    ]);
    expect(await listed(director)).toMatchObject([{ held: true, asked: { cells: [{ code: 'control' }] } }]);
    const stranger = await signUp(app, { organisation: 'my-cert', roles: ['lead'] });
    expect(await listed(stranger)).toEqual([]);
    expect(await refused(live(stranger), 'busan', [as(stranger)])).toEqual([404, 'run_not_found']);
    // It is asked, and has nothing else of the run.
    expect((await app.get(`/api/v1/drills/runs/${run.id}`, live(busan))).status).toBe(404);
  });

  it('names people of the own organisation to whoever runs drills, without those who are disabled', async () => {
    const gone = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    await app.db.query(`UPDATE accounts SET state = 'disabled' WHERE id = $1`, [gone.accountId]);
    const people = () => app.get<{ items: object[] }>('/api/v1/drills/people', live(busan));
    expect((await people()).body.items).toEqual([
      { id: player.accountId, name: 'Ahn Analyst' },
      { id: second.accountId, name: 'Bae Second' },
      { id: busan.accountId, name: 'Lee Lead' },
    ]);
    expect((await app.get('/api/v1/drills/people', live(player))).status).toBe(403);
    expect((await app.get('/api/v1/drills/people', inside(director))).status).toBe(403);
    expect(await refused(live(busan), 'busan', [as(gone)])).toEqual([404, 'member_not_found']);
  });

  it('lets an organisation name its own people alone, as players, in cells of its own', async () => {
    for (const [by, cell, members, refusal] of [
      [live(busan), 'busan', [{ accountId: ABSENT, role: 'player' }], [404, 'member_not_found']],
      [live(busan), 'busan', [as(director)], [404, 'member_not_found']],
      [live(busan), 'busan', [as(player), as(player)], [400, 'twice']],
      [live(busan), 'busan', [as(busan, 'director')], [403, 'role_of_owner']],
      // Whoever watches sees the whole realm.
      [live(busan), 'busan', [as(busan, 'observer')], [403, 'role_of_owner']],
      [live(busan), 'port', [as(busan)], [404, 'cell_not_found']],
      [live(busan), 'nowhere', [as(busan)], [404, 'cell_not_found']],
      [live(director), 'busan', [as(director)], [403, 'other_organisation']],
      [live(director), 'control', [as(director, 'player')], [409, 'nobody_directs']],
      [live(director), 'control', [], [409, 'nobody_directs']],
      [inside(director), 'control', [as(director, 'director')], [403, 'outside_only']],
      [live(player), 'busan', [as(player)], [403, 'not_granted']],
    ] as const) {
      expect({ cell, members, refusal: await refused(by, cell, [...members]) }).toEqual({ cell, members, refusal });
    }
    expect((await listed(busan))[0]?.asked).toMatchObject({ agreedAt: null, cells: [{ members: [] }] });
  });

  it('takes naming people as agreeing, lets them in, and writes down who said so', async () => {
    expect((await app.get('/api/v1/cases', inside(player))).status).toBe(404);
    const named = await name(live(busan), 'busan', [as(player), as(second)]);
    expect(named).toMatchObject({
      status: 200,
      body: { cells: [{ code: 'busan', members: [{ name: 'Ahn Analyst', role: 'player' }, { name: 'Bae Second' }] }] },
    });
    expect((await listed(busan))[0]?.asked).toEqual(named.body);
    expect(named.body.agreedAt).not.toBeNull();
    expect((await app.get('/api/v1/cases', inside(player))).status).toBe(200);
    const problems = (await run.get<PreflightDto>('preflight')).body.problems.map(({ text }) => text);
    expect(problems).not.toContain('kr-port-soc has not agreed to play');
    expect(problems).not.toContain('Nobody plays in the cell busan');
    expect(problems).toContain('sg-port-soc has not agreed to play');
    // The other organisation learns of neither.
    expect((await listed(port))[0]?.asked).toMatchObject({ agreedAt: null, cells: [{ code: 'port', members: [] }] });
    const trail = await writtenTrail(app);
    expect(trail.filter(({ type }) => type === 'realm.agreed')).toMatchObject([{ actor: { id: busan.actorId } }]);
    expect(trail.filter(({ type }) => type === 'realm.people_named')).toMatchObject([
      { actor: { id: busan.actorId }, details: { realm: run.realm, cell: 'busan', named: [as(player), as(second)] } },
    ]);
  });

  it('puts out at once whoever is named no more, while the run goes on', async () => {
    await run.clock({ type: 'startex', rate: 1, reason: 'Begin' });
    const path = `/live?realm=${encodeURIComponent(run.realm)}`;
    const leaving = await LiveClient.subscribed(app, {}, { ...live(player), path });
    expect((await name(live(busan), 'busan', [as(second)])).status).toBe(200);
    expect(await leaving.closed).toMatchObject({ code: 4403 });
    expect((await app.get('/api/v1/cases', inside(player))).status).toBe(404);
    expect((await app.get('/api/v1/cases', inside(second))).status).toBe(200);
    const [, last] = (await writtenTrail(app)).filter(({ type }) => type === 'realm.people_named');
    expect(last?.details).toMatchObject({ removed: [as(player)] });
    // Taking everybody out does not take back what was agreed.
    const emptied = await name(live(busan), 'busan', []);
    expect(emptied.body).toMatchObject({ cells: [{ members: [] }] });
    expect(emptied.body.agreedAt).not.toBeNull();
    expect((await app.get('/api/v1/cases', inside(second))).status).toBe(404);
  });

  it('lets whoever holds the run give its own people any role, each in one cell', async () => {
    const evaluator = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    const given = await name(live(director), 'control', [as(director, 'director'), as(evaluator, 'evaluator')]);
    expect(given.body.cells[0]?.members.map(({ role }) => role).toSorted()).toEqual(['director', 'evaluator']);
    const body = {
      template: 'short-watch',
      designator: 'ONE 2',
      cells: [{ code: 'port', organisation: 'sg-cert' }],
    };
    run = await DrillRun.make(app, director, body);
    expect(await refused(live(director), 'port', [as(director)])).toEqual([409, 'in_another_cell']);
    // Somebody of the one that holds it controls from another's cell, and stays when that one names its own.
    await app.db.query(`UPDATE exercise_members SET cell = 'busan' WHERE run_id = $1`, [run.id]);
    expect((await name(live(busan), 'busan', [as(player)])).status).toBe(200);
    expect((await app.get('/api/v1/cases', inside(director))).status).toBe(200);
    await app.db.query(`UPDATE exercise_runs SET state = 'archived', archived_at = now() WHERE id = $1`, [run.id]);
    expect(await refused(live(busan), 'busan', [])).toEqual([404, 'run_not_found']);
  });
});
