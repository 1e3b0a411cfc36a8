import type { RumourDto, RumourPageDto } from '../src/statements/rumour.dto.ts';
import type { ReceivedStatementPageDto, StatementDetailDto } from '../src/statements/statement-view.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { sharedCase } from './support/shared-case.ts';

interface Told {
  type: string;
  caseId: string | null;
  data: Record<string, unknown>;
}

const as = (person: TestPerson) => ({ token: person.token });
const EN = [{ language: 'en', text: 'Smoke at one valve. The fire is out.' }];

describe('the rumour log', () => {
  let app: TestApp;
  let analyst: TestPerson;
  let liaison: TestPerson;
  let abroad: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    analyst = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    liaison = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    abroad = await signUp(app, { organisation: 'my-cert', roles: ['lead', 'liaison'] });
  });
  afterAll(() => app?.close());

  it('says what was heard where, what is so of it, and what answers it', async () => {
    const caseId = await sharedCase(app.db);
    const heard = {
      text: 'Hackers opened the valve',
      where: 'Social media',
      url: 'https://example.org/1',
      reach: 40_000,
    };
    const { status, body } = await app.post<RumourDto>('/api/v1/rumours', { ...heard, case: caseId }, as(analyst));
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...heard, verdict: 'unknown', why: null, answer: null, case: { id: caseId } });
    const at = `/api/v1/rumours/${body.id}`;
    const judged = await app.post<RumourDto>(
      `${at}/verdict`,
      { verdict: 'false', why: 'The log is whole' },
      as(analyst),
    );
    expect(judged.body).toMatchObject({ verdict: 'false', why: 'The log is whole', judgedBy: { id: analyst.actorId } });

    const drafted = await app.post<StatementDetailDto>(
      '/api/v1/statements',
      { title: 'A seal', texts: EN },
      as(liaison),
    );
    const statementId = drafted.body.id;
    const early = await app.post(`${at}/answer`, { statementId }, as(analyst));
    expect([early.status, early.body.error.code]).toEqual([409, 'not_released']);
    await app.post(`/api/v1/statements/${statementId}/release`, { version: 1, to: [] }, as(liaison));
    const answered = await app.post<RumourDto>(`${at}/answer`, { statementId }, as(analyst));
    expect(answered.body.answer).toMatchObject({ id: statementId, title: 'A seal' });

    // What answers it is seen by everybody who sees it.
    const strict = await app.post<StatementDetailDto>(
      '/api/v1/statements',
      { title: 'Within', texts: EN, tlp: 'AMBER+STRICT' },
      as(liaison),
    );
    await app.post(`/api/v1/statements/${strict.body.id}/release`, { version: 1, to: [] }, as(liaison));
    const refused = await app.post(`${at}/answer`, { statementId: strict.body.id }, as(analyst));
    expect([refused.status, refused.body.error.code]).toEqual([409, 'cannot_answer']);

    const { items } = (await app.get<RumourPageDto>(`/api/v1/rumours?case=${caseId}&verdict=false`, as(analyst))).body;
    expect(items.map(({ id }) => id)).toEqual([body.id]);
    expect((await app.get(at, as(abroad))).status).toBe(404);
    expect((await app.get<RumourPageDto>('/api/v1/rumours', as(abroad))).body.items).toEqual([]);
    const told = (await app.db.query<Told>('SELECT type, case_id AS "caseId", data FROM journal ORDER BY seq')).filter(
      ({ data }) => data['rumourId'] === body.id,
    );
    expect(told.map(({ type, caseId: of }) => [type, of])).toEqual([
      ['rumour.logged', caseId],
      ['rumour.judged', caseId],
      ['rumour.answered', caseId],
    ]);
  });

  it('takes nothing from the future', async () => {
    const heardAt = new Date(Date.now() + 3_600_000).toISOString();
    const { status } = await app.post('/api/v1/rumours', { text: 'Soon', where: 'Radio', heardAt }, as(analyst));
    expect(status).toBe(400);
  });
});

describe('statements in an exercise', () => {
  let app: TestApp;
  let run: ExerciseRun;
  let korea: TestPerson;
  let malaysia: TestPerson;
  let control: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    korea = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    malaysia = await signUp(app, { organisation: 'my-cert', roles: ['lead'] });
    control = await signUp(app, { organisation: 'kr-cert', roles: ['drill_controller'] });
    stranger = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'] });
    run = await ExerciseRun.open(app, {
      designator: 'STEADY WORD 1',
      cells: [
        { code: 'control', organisation: 'kr-cert', kind: 'control' },
        { code: 'kr', organisation: 'kr-port-soc', kind: 'player' },
        { code: 'my', organisation: 'my-cert', kind: 'player' },
      ],
      members: [
        { accountId: control.accountId, cell: 'control', role: 'director' },
        { accountId: korea.accountId, cell: 'kr', role: 'player' },
        { accountId: malaysia.accountId, cell: 'my', role: 'player' },
      ],
    });
  });
  afterAll(() => app?.close());

  it('go the same way, in the realm alone, and bear its marking when they are handed out', async () => {
    const body = { title: 'Played', texts: EN };
    const drafted = await app.post<StatementDetailDto>('/api/v1/statements', body, run.as(korea));
    const { id } = drafted.body;
    const at = `/api/v1/statements/${id}`;
    await app.post(`${at}/ask`, { version: 1, nations: ['MY'] }, run.as(korea));
    const { body: asked } = await app.get<ReceivedStatementPageDto>('/api/v1/received-statements', run.as(malaysia));
    const [copy] = asked.items;
    const yes = { version: 1, verdict: 'approve', words: 'Yes' };
    const answered = await app.post(`/api/v1/received-statements/${copy!.id}/answers`, yes, run.as(malaysia));
    expect(answered.status).toBe(200);
    const out = await app.post<StatementDetailDto>(`${at}/release`, { version: 1, to: [] }, run.as(korea));
    expect(out.body.state).toBe('released');
    const text = await app.get<string>(`${at}/text?language=en`, run.as(korea));
    expect(text.body).toMatch(/^EXERCISE EXERCISE EXERCISE \[STEADY WORD 1\]\n\nPlayed\n/);
    expect(text.body).toMatch(/EXERCISE EXERCISE EXERCISE \[STEADY WORD 1\]\n$/);
    expect(text.headers.get('breakwater-exercise')).toContain('EXERCISE');

    // Who controls sees all of it and says nothing in a nation's place; outside nobody sees any of it.
    expect((await app.get(at, run.as(control))).status).toBe(200);
    expect((await app.post(`${at}/withdraw`, { reason: 'Not mine' }, run.as(control))).status).toBe(403);
    for (const person of [korea, stranger]) expect((await app.get(at, as(person))).status).toBe(404);
    const live = await app.get<ReceivedStatementPageDto>('/api/v1/received-statements', as(malaysia));
    expect(live.body.items).toEqual([]);
    expect((await app.post(`${at}/withdraw`, { reason: 'Over there' }, as(korea))).status).toBe(404);
    const rows = await app.db.query<{ realm: string }>('SELECT DISTINCT realm FROM statement_copies');
    expect(rows.map(({ realm }) => realm)).toEqual([run.realm]);

    // All of it goes when the exercise is removed, though of nothing else a row can be taken away.
    await app.db.query("UPDATE exercise_runs SET state = 'archived', archived_at = now() WHERE realm = $1", [
      run.realm,
    ]);
    await expect(app.db.query('DELETE FROM statement_copies')).rejects.toThrow('written once');
    await app.db.query('SELECT breakwater_erase_exercise($1)', [run.realm]);
    expect(await app.db.query('SELECT id FROM statements WHERE realm = $1', [run.realm])).toEqual([]);
  });
});
