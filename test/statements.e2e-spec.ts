import type { NotificationPageDto } from '../src/notifications/feed.dto.ts';
import type { RumourDto, RumourPageDto } from '../src/statements/rumour.dto.ts';
import type {
  ReceivedStatementDto,
  ReceivedStatementPageDto,
  StatementDetailDto,
  StatementPageDto,
} from '../src/statements/statement-view.dto.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { sharedCase } from './support/shared-case.ts';
import { until } from './support/until.ts';

interface Told {
  type: string;
  nation: string;
  caseId: string | null;
  tlp: string;
  data: Record<string, unknown>;
}

const as = (person: TestPerson) => ({ token: person.token });
const EN = [{ language: 'en', text: 'Smoke at one valve. The fire is out.' }];

const journalOf = (app: TestApp): Promise<Told[]> =>
  app.db.query<Told>('SELECT type, nation, case_id AS "caseId", tlp, data FROM journal ORDER BY seq');

describe('statements', () => {
  let app: TestApp;
  let spokesman: TestPerson;
  let analyst: TestPerson;
  let cert: TestPerson;
  let malaysia: TestPerson;
  let vietnam: TestPerson;
  let port: TestPerson;
  let thailand: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    spokesman = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    analyst = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    cert = await signUp(app, { organisation: 'kr-cert', roles: ['lead'] });
    malaysia = await signUp(app, { organisation: 'my-cert', roles: ['lead'] });
    vietnam = await signUp(app, { organisation: 'vn-cert', roles: ['liaison'] });
    port = await signUp(app, { organisation: 'my-port-soc', roles: ['lead', 'liaison'] });
    thailand = await signUp(app, { organisation: 'th-cert', roles: ['lead', 'liaison'] });
  });
  afterAll(() => app?.close());

  type Detail = StatementDetailDto & ErrorAnswer;
  const draft = async (body: object = {}): Promise<StatementDetailDto> => {
    const answer = await app.post<Detail>('/api/v1/statements', { title: 'Smoke', texts: EN, ...body }, as(spokesman));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const act = (id: string, what: string, body: object, by = spokesman): Promise<Answer<Detail>> =>
    app.post<Detail>(`/api/v1/statements/${id}/${what}`, body, as(by));
  const revise = (id: string, body: object, by = spokesman): Promise<Answer<Detail>> =>
    app.request<Detail>('PUT', `/api/v1/statements/${id}`, { ...as(by), body });
  const inbox = async (person: TestPerson): Promise<ReceivedStatementDto[]> => {
    const { body } = await app.get<ReceivedStatementPageDto>('/api/v1/received-statements', as(person));
    return body.items;
  };
  const copyOf = async (person: TestPerson, title: string): Promise<ReceivedStatementDto> => {
    const found = (await inbox(person)).find((one) => one.title === title);
    if (!found) throw new Error(`Nothing called ${title} was asked or told`);
    return found;
  };
  const answer = (person: TestPerson, id: string, verdict: string, version = 1) =>
    app.post<ReceivedStatementDto & ErrorAnswer>(
      `/api/v1/received-statements/${id}/answers`,
      { version, verdict, words: 'Read' },
      as(person),
    );
  const outcome = ({ status, body }: Answer<ErrorAnswer>) => [status, body.error.code];

  it('go out once all who were asked approve this very version, and not before', async () => {
    const { id, tlp, seats } = await draft({ title: 'One line' });
    expect([tlp, seats]).toEqual(['AMBER', []]);
    // Who drafts does not let out.
    expect(outcome(await act(id, 'ask', { version: 1, nations: ['MY'] }, analyst))).toEqual([403, 'not_granted']);
    const asked = await act(id, 'ask', { version: 1, nations: ['MY', 'VN'] });
    expect(asked.body).toMatchObject({ state: 'asked', asked: ['MY', 'VN'] });
    expect(outcome(await act(id, 'release', { version: 1, to: [] }))).toEqual([409, 'not_approved']);

    // Those asked read a copy, and nothing of the owner's.
    const mine = await copyOf(malaysia, 'One line');
    expect(mine).toMatchObject({ stage: 'asked', version: 1, texts: EN, from: { nation: 'KR' }, answer: null });
    expect(mine.hash).toBe(asked.body.versions[0]?.hash);
    expect(mine.id).not.toBe(id);
    expect((await app.get(`/api/v1/statements/${id}`, as(malaysia))).status).toBe(404);
    // Of the nation, those who answer for it; of others, nobody.
    for (const person of [port, thailand]) {
      expect(await inbox(person)).toEqual([]);
      expect((await app.get(`/api/v1/received-statements/${mine.id}`, as(person))).status).toBe(404);
      expect((await answer(person, mine.id, 'approve')).status).toBe(404);
    }

    expect((await answer(malaysia, mine.id, 'approve')).body).toMatchObject({ answer: { verdict: 'approve' } });
    const theirs = await copyOf(vietnam, 'One line');
    expect((await answer(vietnam, theirs.id, 'refuse')).status).toBe(200);
    expect(outcome(await act(id, 'release', { version: 1, to: [] }))).toEqual([409, 'not_approved']);
    expect((await answer(vietnam, theirs.id, 'approve')).status).toBe(200);

    const out = await act(id, 'release', { version: 1, to: ['TH'] });
    expect(out.body).toMatchObject({ state: 'released', addressed: ['MY', 'TH', 'VN'] });
    for (const person of [malaysia, port, vietnam, thailand]) {
      expect(await copyOf(person, 'One line')).toMatchObject({ stage: 'released', texts: EN });
    }
    expect((await copyOf(malaysia, 'One line')).id).toBe(mine.id);
    expect(outcome(await answer(malaysia, mine.id, 'refuse'))).toEqual([409, 'statement_over']);
    expect(outcome(await revise(id, { title: 'Other', texts: EN, version: 1 }))).toEqual([409, 'statement_over']);
  });

  it('lose every approval with a new version, which those asked do not read until they are asked again', async () => {
    const { id } = await draft({ title: 'Twice told' });
    await act(id, 'ask', { version: 1, nations: ['MY'] });
    const first = await copyOf(malaysia, 'Twice told');
    expect((await answer(malaysia, first.id, 'approve')).status).toBe(200);
    const anew = { title: 'Twice told', texts: [{ language: 'en', text: 'One man was hurt.' }], version: 1 };
    expect((await revise(id, anew, analyst)).body).toMatchObject({ state: 'draft', version: 2, asked: ['MY'] });
    expect(outcome(await revise(id, anew))).toEqual([409, 'changed_meanwhile']);
    expect(outcome(await revise(id, { ...anew, version: 2 }))).toEqual([409, 'nothing_changed']);
    expect((await app.get(`/api/v1/received-statements/${first.id}`, as(malaysia))).status).toBe(404);
    // A draft of which somebody was asked is none of which nobody was.
    expect(outcome(await act(id, 'release', { version: 2, to: [] }))).toEqual([409, 'not_approved']);
    expect((await act(id, 'ask', { version: 2, nations: [] })).body).toMatchObject({ state: 'asked', asked: ['MY'] });
    expect(outcome(await answer(malaysia, first.id, 'approve', 1))).toEqual([409, 'changed_meanwhile']);
    expect((await answer(malaysia, first.id, 'approve', 2)).status).toBe(200);
    const out = await act(id, 'release', { version: 2, to: [] });
    expect(out.body).toMatchObject({ state: 'released', seats: [{ nation: 'MY', verdict: 'approve' }] });
    expect(out.body.answers.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('are asked of the own nation too, of another than who wrote them', async () => {
    const { id } = await draft({ title: 'At home' });
    await act(id, 'ask', { version: 1, nations: ['KR'] });
    const body = { version: 1, verdict: 'approve', words: 'Yes' };
    expect(outcome(await act(id, 'answers', body))).toEqual([403, 'not_for_nation']);
    expect((await act(id, 'answers', body, cert)).body).toMatchObject({ state: 'approved' });
    const own = await app.post<Detail>('/api/v1/statements', { title: 'By the CERT', texts: EN }, as(cert));
    const liaison = await signUp(app, { organisation: 'kr-cert', roles: ['liaison'] });
    await act(own.body.id, 'ask', { version: 1, nations: ['KR'] }, liaison);
    expect(outcome(await act(own.body.id, 'answers', body, cert))).toEqual([403, 'own_statement']);
    expect((await act(own.body.id, 'answers', body, liaison)).body.state).toBe('approved');
  });

  it('go nowhere their marking does not let them, and nowhere that nobody answers', async () => {
    const strict = await draft({ title: 'Strict', tlp: 'AMBER+STRICT' });
    expect(outcome(await act(strict.id, 'ask', { version: 1, nations: ['MY'] }))).toEqual([400, 'recipient_kind']);
    expect(outcome(await act(strict.id, 'release', { version: 1, to: ['MY'] }))).toEqual([400, 'recipient_kind']);
    const { id } = await draft();
    expect(outcome(await act(id, 'ask', { version: 1, nations: ['XX'] }))).toEqual([400, 'unknown_nation']);
    expect(outcome(await act(id, 'ask', { version: 1, nations: [] }))).toEqual([400, 'nobody_asked']);
    expect((await app.post('/api/v1/statements', { title: 'Red', texts: EN, tlp: 'RED' }, as(analyst))).status).toBe(
      403,
    );
    const twice = [...EN, { language: 'EN', text: 'Again' }];
    expect((await app.post('/api/v1/statements', { title: 'Two', texts: twice }, as(analyst))).status).toBe(400);
  });

  it('are put right by others that name them, and taken back with what was told', async () => {
    const { id } = await draft({ title: 'Nobody was hurt' });
    const early = await app.post(
      '/api/v1/statements',
      { title: 'One man was hurt', texts: EN, corrects: id },
      as(spokesman),
    );
    expect(outcome(early)).toEqual([409, 'nothing_to_correct']);
    await act(id, 'release', { version: 1, to: ['MY'] });
    const correction = await draft({ title: 'One man was hurt', corrects: id });
    await act(correction.id, 'release', { version: 1, to: ['MY', 'TH'] });
    const { body } = await app.get<Detail>(`/api/v1/statements/${id}`, as(spokesman));
    expect(body.correctedBy).toEqual([correction.id]);
    const told = await copyOf(malaysia, 'Nobody was hurt');
    const right = await copyOf(malaysia, 'One man was hurt');
    expect([told.correctedBy, right.corrects]).toEqual([[right.id], told.id]);
    // Who never had what was wrong is not told that there was something.
    expect((await copyOf(thailand, 'One man was hurt')).corrects).toBeNull();

    expect(outcome(await act(id, 'withdraw', { reason: 'Wrong' }, analyst))).toEqual([403, 'not_granted']);
    expect((await act(id, 'withdraw', { reason: 'Wrong' })).body.state).toBe('withdrawn');
    expect((await app.get(`/api/v1/received-statements/${told.id}`, as(malaysia))).status).toBe(404);
  });

  it('tell their course in the owner’s journal, and to others no more than that there is something', async () => {
    const caseId = await sharedCase(app.db);
    const { id } = await draft({ title: 'Course', case: caseId });
    await act(id, 'ask', { version: 1, nations: ['MY', 'KR'] });
    const { id: copyId } = await copyOf(malaysia, 'Course');
    await answer(malaysia, copyId, 'approve');
    await act(id, 'answers', { version: 1, verdict: 'approve', words: 'Yes' }, cert);
    await act(id, 'release', { version: 1, to: ['VN'] });
    await act(id, 'withdraw', { reason: 'Over' });
    const told = (await journalOf(app)).filter(({ data }) => data['statementId'] === id || data['copyId'] === copyId);
    expect(told.map(({ type, nation, caseId: of, tlp }) => [type, nation, of === caseId, tlp])).toEqual([
      ['statement.drafted', 'KR', true, 'AMBER'],
      ['statement.asked', 'KR', true, 'AMBER'],
      ['statement.approval_asked', 'KR', false, 'AMBER+STRICT'],
      ['statement.approval_asked', 'MY', false, 'AMBER+STRICT'],
      ['statement.approved', 'KR', true, 'AMBER'],
      ['statement.answered', 'MY', false, 'AMBER+STRICT'],
      ['statement.approved', 'KR', true, 'AMBER'],
      ['statement.released', 'KR', true, 'AMBER'],
      ['statement.received', 'MY', false, 'GREEN'],
      ['statement.withdrawn', 'KR', true, 'AMBER'],
      ['statement.taken_back', 'MY', false, 'GREEN'],
    ]);
    const { body } = await app.get<StatementPageDto>(`/api/v1/statements?case=${caseId}`, as(spokesman));
    expect(body.items.map((one) => one.id)).toEqual([id]);
  });

  it('notify those who answer for a nation that it is asked, by the rule of its CERT, while it is', async () => {
    const colleague = await signUp(app, { organisation: 'my-cert', roles: ['analyst'] });
    const rule = { name: 'Asked', events: ['approval_asked'], roles: ['lead', 'analyst'] };
    expect((await app.post('/api/v1/notifications/rules', rule, as(malaysia))).status).toBe(201);
    const told = async (person: TestPerson): Promise<string[]> => {
      const { body } = await app.get<NotificationPageDto>('/api/v1/notifications', as(person));
      return body.items.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'statement' ? [subjectId] : []));
    };
    const { id } = await draft({ title: 'Bell' });
    await act(id, 'ask', { version: 1, nations: ['MY'] });
    const { id: copyId } = await copyOf(malaysia, 'Bell');
    const found = await until(async () => ((await told(malaysia)).length > 0 ? told(malaysia) : undefined));
    expect([found, await told(colleague)]).toEqual([[copyId], []]);
    await act(id, 'withdraw', { reason: 'Over' });
    expect(await told(malaysia)).toEqual([]);
  });

  it('are handed out in one language once they are out', async () => {
    const texts = [...EN, { language: 'ko', text: '밸브 한 곳의 연기입니다.' }];
    const { id } = await draft({ title: 'Handed out', texts });
    expect((await app.get(`/api/v1/statements/${id}/text?language=ko`, as(spokesman))).status).toBe(409);
    await act(id, 'release', { version: 1, to: [] });
    const text = await app.get<string>(`/api/v1/statements/${id}/text?language=ko`, as(spokesman));
    expect([text.status, text.body]).toEqual([200, 'Handed out\n\n밸브 한 곳의 연기입니다.\n']);
    expect((await app.get(`/api/v1/statements/${id}/text?language=vi`, as(spokesman))).status).toBe(404);
  });
});

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
    const told = (await journalOf(app)).filter(({ data }) => data['rumourId'] === body.id);
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
