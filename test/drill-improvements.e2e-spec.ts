import { runOperator } from '../src/access/operator.ts';
import type { OwnTaskPageDto } from '../src/cases/own-tasks.dto.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import type {
  AssignedImprovementDto,
  AssignedImprovementListDto,
  ImprovementDto,
  ImprovementListDto,
} from '../src/drills/improvements/improvement.dto.ts';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { parseCsv } from './support/csv.ts';
import { DrillRun } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { until } from './support/until.ts';

type Told<Body> = Promise<Answer<Body & ErrorAnswer>>;

const PLAN = '/api/v1/drills/improvements';

describe('improvement plan of a run', () => {
  let app: TestApp;
  let director: TestPerson;
  let singapore: TestPerson;
  let liaison: TestPerson;
  let korea: TestPerson;
  /** Of an organisation, and a nation, that did not play. */
  let thailand: TestPerson;
  let run: DrillRun;

  const item = (more: object = {}): object => ({
    issue: 'Nobody knew whom to call',
    action: 'A list of numbers at every desk',
    element: 'planning',
    responsible: 'sg-port-soc',
    contact: 'Head of the watch',
    ...more,
  });
  const add = (person: TestPerson, more: object = {}): Told<ImprovementListDto> =>
    run.as(person).post<ImprovementListDto & ErrorAnswer>('improvements', item(more));
  const planOf = async (person: TestPerson): Promise<ImprovementDto[]> =>
    (await run.as(person).get<ImprovementListDto>('improvements')).body.items;
  const change = (person: TestPerson, id: string, body: object): Told<ImprovementListDto> =>
    run
      .as(person)
      .api<ImprovementListDto & ErrorAnswer>('PATCH', `/api/v1/drills/runs/${run.id}/improvements/${id}`, body);
  const assignedTo = async (person: TestPerson): Promise<AssignedImprovementDto[]> =>
    (await app.get<AssignedImprovementListDto>(PLAN, { token: person.token })).body.items;
  const outside = (person: TestPerson, method: string, path: string, body: object): Told<AssignedImprovementDto> =>
    app.request(method, `${PLAN}/${path}`, { token: person.token, body });
  const code = ({ status, body }: Answer<ErrorAnswer>): unknown => [status, body.error?.code];

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    singapore = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    liaison = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    korea = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    thailand = await signUp(app, { organisation: 'th-cert', roles: ['analyst'] });
    run = await DrillRun.make(app, director, {
      template: 'short-watch',
      designator: 'PLAN 1',
      members: [
        { account: singapore.accountId, cell: 'port', role: 'player' },
        { account: liaison.accountId, cell: 'port', role: 'player' },
        { account: korea.accountId, cell: 'busan', role: 'player' },
      ],
    });
  });
  afterAll(() => app?.close());

  it('is begun after ENDEX, by members, of their own cell', async () => {
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    expect(code(await add(singapore))).toEqual([409, 'not_over']);
    await run.clock({ type: 'endex', reason: 'End' });
    const { status, body } = await add(singapore, { due: '2027-03-31', start: '2027-01-01' });
    expect(status).toBe(201);
    expect(body.items).toEqual([
      {
        ...item(),
        id: expect.any(String),
        cell: 'port',
        handedOver: true,
        start: '2027-01-01',
        due: '2027-03-31',
        status: 'open',
        hasTask: false,
        retested: false,
        author: expect.any(String),
        version: 1,
      },
    ]);
    expect(code(await add(singapore, { cell: 'busan' }))).toEqual([403, 'own_cell_alone']);
    expect(code(await add(director, { cell: 'moon' }))).toEqual([404, 'cell_not_found']);
    expect(code(await add(singapore, { responsible: 'nobody' }))).toEqual([404, 'organisation_not_found']);
    expect((await add(singapore, { due: '2027-02-30' })).status).toBe(400);
    const stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    expect(code(await add(stranger))).toEqual([404, 'realm_not_found']);
  });

  it('names nobody who asks for that, in the journal neither', async () => {
    expect((await add(korea, { responsible: 'kr-port-soc', issue: 'Asleep', anonymous: true })).status).toBe(201);
    expect(await planOf(korea)).toMatchObject([{ cell: 'busan', issue: 'Asleep', author: null }]);
    const told = await app.db.query<{ entry: string; nation: string }>(
      `SELECT nation, j::text AS entry FROM journal j
       WHERE realm = $1 AND type = 'drill.improvement_added' AND data->>'cell' = 'busan'`,
      [run.realm],
    );
    expect(told.map(({ nation }) => nation)).toEqual(['KR']);
    expect(told[0]?.entry).not.toContain(korea.accountId);
  });

  it('is read by the nation of the cell, and by who controls whole', async () => {
    expect((await planOf(singapore)).map(({ cell }) => cell)).toEqual(['port']);
    expect((await planOf(korea)).map(({ cell }) => cell)).toEqual(['busan']);
    expect((await planOf(director)).map(({ cell }) => cell)).toEqual(['port', 'busan']);
    const report = (await run.as(korea).get<ReportDocument>('report')).body;
    expect(report.improvements.map(({ cell }) => cell)).toEqual(['busan']);
    const plan = await run.get<string>('report?format=csv&table=improvements');
    expect(parseCsv(plan.body)).toMatchObject([
      { marking: 'EXERCISE', issue: 'Nobody knew whom to call', start: '2027-01-01', status: 'open' },
      { marking: 'EXERCISE', issue: 'Asleep', responsible: 'kr-port-soc', author: '' },
    ]);
  });

  it('is handed to an owner of another nation by consent alone', async () => {
    await add(korea, { responsible: 'th-cert', issue: 'No number of Thailand' });
    const [, given] = await planOf(korea);
    expect(given).toMatchObject({ responsible: 'th-cert', handedOver: false });
    expect(await assignedTo(thailand)).toEqual([]);
    const handOver = (person: TestPerson, expectedVersion = 1): Told<ImprovementListDto> =>
      run.as(person).post(`improvements/${given!.id}/hand-over`, { expectedVersion });
    // An analyst may not give away what is Korea's; Singapore does not know that there is such an item.
    expect(code(await handOver(korea))).toEqual([403, 'not_granted']);
    expect(code(await handOver(liaison))).toEqual([404, 'improvement_not_found']);
    expect((await handOver(director)).status).toBe(200);
    expect(code(await handOver(director, 2))).toEqual([409, 'handed_over']);
    expect(await assignedTo(thailand)).toEqual([
      expect.objectContaining({ id: given!.id, designator: 'PLAN 1', cell: 'busan', issue: 'No number of Thailand' }),
    ]);
    // A liaison gives what is of the own cell.
    await add(singapore, { responsible: 'th-cert', issue: 'No line to Bangkok' });
    const own = (await planOf(singapore)).find(({ issue }) => issue === 'No line to Bangkok')!;
    expect(own.handedOver).toBe(false);
    const body = { expectedVersion: 1 };
    expect((await run.as(liaison).post(`improvements/${own.id}/hand-over`, body)).status).toBe(200);
    expect((await assignedTo(thailand)).map(({ issue }) => issue)).toEqual([
      'No line to Bangkok',
      'No number of Thailand',
    ]);
  });

  it('is changed by the organisation of the cell and by who evaluates, on the version they read', async () => {
    const [item1] = await planOf(singapore);
    expect(code(await change(korea, item1!.id, { expectedVersion: 1, status: 'dropped' }))).toEqual([
      404,
      'improvement_not_found',
    ]);
    expect((await change(singapore, item1!.id, { expectedVersion: 1, contact: 'The new head' })).status).toBe(200);
    expect(code(await change(director, item1!.id, { expectedVersion: 1, status: 'done' }))).toEqual([
      409,
      'changed_meanwhile',
    ]);
    expect((await planOf(director))[0]).toMatchObject({ contact: 'The new head', version: 2 });
  });

  it('is worked by its owner in earnest, and becomes a task of its own there, once', async () => {
    const [, item2] = await assignedTo(thailand);
    const { id } = item2!;
    const korean = { expectedVersion: 2, status: 'dropped' };
    expect(code(await outside(korea, 'PATCH', id, korean))).toEqual([404, 'improvement_not_found']);
    expect((await outside(thailand, 'PATCH', id, { expectedVersion: 2, due: '2027-06-30' })).body).toMatchObject({
      due: '2027-06-30',
      version: 3,
    });
    const made = await outside(thailand, 'POST', `${id}/task`, { expectedVersion: 3 });
    expect(made.body).toMatchObject({ status: 'in_progress', taskId: expect.any(String), taskState: 'open' });
    expect(code(await outside(thailand, 'POST', `${id}/task`, { expectedVersion: 4 }))).toEqual([409, 'became_task']);
    const tasks = (await app.get<OwnTaskPageDto>('/api/v1/tasks', { token: thailand.token })).body.items;
    expect(tasks).toEqual([
      expect.objectContaining({
        id: made.body.taskId,
        organisation: 'th-cert',
        title: 'A list of numbers at every desk',
        tlp: 'AMBER+STRICT',
        due: '2027-06-30T23:59:59.000Z',
      }),
    ]);
    expect(tasks[0]?.description).toContain('Found in the exercise PLAN 1, cell busan.');
    expect((await app.get<OwnTaskPageDto>('/api/v1/tasks', { token: korea.token })).body.items).toEqual([]);
    const done = await app.request('PATCH', `/api/v1/tasks/${tasks[0]!.id}`, {
      token: thailand.token,
      body: { state: 'done', expectedVersion: 1 },
    });
    expect(done.status).toBe(200);
    expect((await assignedTo(thailand))[1]).toMatchObject({ taskState: 'done' });
    // Inside they learn that it became a task, and not which.
    const inside = (await planOf(korea)).find((one) => one.id === id)!;
    expect(inside).toMatchObject({ hasTask: true, status: 'in_progress', due: '2027-06-30' });
    expect(JSON.stringify(inside)).not.toContain(made.body.taskId);
    expect(code(await change(director, id, { expectedVersion: 4, responsible: 'sg-cert' }))).toEqual([
      409,
      'became_task',
    ]);
  });

  it('is tried again in a later run that its owner knows of', async () => {
    const [, item2] = await assignedTo(thailand);
    const later = await DrillRun.make(app, director, { template: 'short-watch', designator: 'PLAN 2' });
    const retest = (runId: string | null): Told<AssignedImprovementDto> =>
      outside(thailand, 'PATCH', item2!.id, { expectedVersion: item2!.version, retestedInRunId: runId });
    expect(code(await retest(run.id))).toEqual([400, 'same_run']);
    expect(code(await retest(later.id))).toEqual([404, 'run_not_found']);
    const leader = await signUp(app, { organisation: 'th-cert', roles: ['lead'] });
    const own = await DrillRun.make(app, leader, {
      template: 'short-watch',
      designator: 'THAI 1',
      cells: [
        { code: 'port', organisation: 'th-cert' },
        { code: 'busan', organisation: 'th-cert' },
        { code: 'control', organisation: 'th-cert' },
      ],
    });
    expect((await retest(own.id)).body).toMatchObject({ retestedInRunId: own.id, retestedIn: 'THAI 1' });
    expect((await planOf(korea)).find(({ id }) => id === item2!.id)).toMatchObject({ retested: true });
  });

  it('has who did what in the audit trail of the owner, and no person of it in the journal of others', async () => {
    const audited = await until(async () => {
      const rows = await app.db.query<{ type: string }>(
        `SELECT type FROM audit_entries WHERE organisation_id = $1 AND type = 'improvement.changed'`,
        [thailand.organisationId],
      );
      return rows.length >= 3 ? rows : undefined;
    });
    expect(audited.length).toBe(3);
    const told = await app.db.query<{ nation: string; actor: { id: string; name: string } }>(
      `SELECT nation, actor FROM journal WHERE realm = $1 AND type = 'drill.improvement_changed' AND nation = 'KR'`,
      [run.realm],
    );
    const byThailand = told.filter(({ actor }) => actor.name === 'th-cert');
    expect(byThailand.length).toBe(3);
    expect(JSON.stringify(told)).not.toContain(thailand.accountId);
    const live = await app.db.query<{ type: string }>(
      `SELECT type FROM journal WHERE realm = 'live' AND organisation_id = $1 AND type LIKE 'task.%' ORDER BY seq`,
      [thailand.organisationId],
    );
    expect(live.map(({ type }) => type)).toEqual(['task.added', 'task.changed']);
  });

  it('outlives the exercise for its owner', async () => {
    await app.db.query(`UPDATE exercise_runs SET state = 'archived', archived_at = now() WHERE id = $1`, [run.id]);
    const [, item2] = await assignedTo(thailand);
    const body = { expectedVersion: item2!.version, status: 'done' };
    expect((await outside(thailand, 'PATCH', item2!.id, body)).body).toMatchObject({ status: 'done' });
  });

  it('stands behind the second wall', async () => {
    const database = app.app.get(ViewerDatabase, { strict: false });
    const member = { accountId: korea.accountId, name: 'P', nation: 'KR', organisationId: korea.organisationId };
    const origin = { address: null, credential: null };
    const scope = runOperator({ ...member, isNationalCert: false, roles: ['lead'] }, run.realm, 'player', origin);
    const cells = async (of: typeof scope): Promise<string[]> =>
      (await database.query<{ cell: string }>(of, 'SELECT cell FROM exercise_improvements ORDER BY created_at')).map(
        ({ cell }) => cell,
      );
    expect(await cells(scope)).toEqual(['busan', 'busan']);
    // In earnest, what was handed to the own organisation: its own item, which it named itself for.
    expect(await cells({ ...scope, realm: 'live' })).toEqual(['busan']);
    const thai = { ...scope, nation: 'TH', organisationId: thailand.organisationId };
    expect(await cells({ ...thai, realm: 'live' })).toEqual(['busan', 'port']);
    expect(await cells({ ...thai, realm: 'exercise:00000000-0000-0000-0000-000000000000' })).toEqual([]);
    await expect(database.query(scope, 'DELETE FROM exercise_improvements')).rejects.toThrow(
      /permission denied|read-only/,
    );
  });
});
