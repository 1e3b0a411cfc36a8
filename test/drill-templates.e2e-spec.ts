import { readFileSync } from 'node:fs';
import type { DrillTemplateListDto, TemplateDetailDto } from '../src/drills/templates/templates.dto.ts';
import { type Answer, type ErrorAnswer, type RequestOptions, startApp, type TestApp } from './support/app.ts';
import { DrillRun } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { writtenTrail } from './support/trail.ts';

const as = ({ token }: TestPerson): RequestOptions => ({ token });
const SHIPPED = readFileSync('test/fixtures/drills/short-watch.yml', 'utf8');
type Faulty = { error: ErrorAnswer['error'] & { faults: object[] } };
const HEAD = 'Control No,Title,To,Time,Text,Expected';

describe('drills that organisations write', () => {
  let app: TestApp;
  let author: TestPerson;
  let colleague: TestPerson;
  let korea: TestPerson;
  let count = 0;

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    author = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
    colleague = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    korea = await signUp(app, { organisation: 'kr-cert', roles: ['drill_controller'] });
  });
  afterAll(() => app?.close());

  const at = (path = ''): string => `/api/v1/drills/templates${path === '' ? '' : `/${path}`}`;
  const fresh = (): string => `drill-${(count += 1)}`;
  const textOf = (code: string, title = 'Night watch'): string =>
    SHIPPED.replace('code: short-watch', `code: ${code}`).replace('title: Short watch', `title: ${title} # as agreed`);
  const post = <Body = TemplateDetailDto>(path: string, body: object, by = author): Promise<Answer<Body>> =>
    app.post<Body>(at(path), body, as(by));
  const created = async (code = fresh(), by = author): Promise<TemplateDetailDto> => {
    const { status, body } = await post('', { format: 'yaml', text: textOf(code), comment: 'First' }, by);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  };
  const read = <Body = TemplateDetailDto>(path: string, by = author): Promise<Answer<Body>> =>
    app.get<Body>(at(path), as(by));
  const approved = async (one: TemplateDetailDto, revision = 1): Promise<TemplateDetailDto> => {
    const { status, body } = await post(`${one.ref}/approve`, { revision, reason: 'Read it' });
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'approved' } });
    return body;
  };
  const release = (ref: string, nations: string[], was: string[], by = author) => {
    const body = { nations, was, reason: 'Joint drill' };
    return app.request<TemplateDetailDto>('PUT', at(`${ref}/releasability`), { ...as(by), body });
  };
  const refused = async (asked: Promise<Answer<unknown>>): Promise<[number, string]> => {
    const { status, body } = await asked;
    return [status, (body as ErrorAnswer).error?.code];
  };
  const listed = async (by: TestPerson): Promise<string[]> =>
    (await read<DrillTemplateListDto>('', by)).body.items.flatMap(({ ref, state }) => (state === 'shipped' ? [] : ref));

  it('keeps a text as it was written, comments and all, as a draft for the own organisation alone', async () => {
    const one = await created();
    expect(one).toMatchObject({
      state: 'draft',
      own: true,
      owner: { organisation: 'sg-cert', nation: 'SG' },
      revision: 1,
      latest: 1,
      approvedRevision: null,
      releasableTo: [],
      title: 'Night watch',
      lost: [],
      faults: [],
      revisions: [{ revision: 1, source: 'yaml', comment: 'First', author: { id: author.actorId } }],
    });
    expect(one.text).toBe(textOf(one.code));
    expect(await listed(colleague)).toContain(one.ref);
    expect(await listed(korea)).toEqual([]);
    for (const path of ['', '/yaml', '/cexf', '/csv', '?revision=1']) {
      expect(await refused(read(`${one.ref}${path}`, korea))).toEqual([404, 'template_not_found']);
    }
    const analyst = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    expect(await refused(read('', analyst))).toEqual([403, 'not_granted']);
    expect(await refused(post('', { format: 'yaml', text: 'x', comment: '' }, analyst))).toEqual([403, 'not_granted']);
  });

  it('tells what is wrong with line and column, all at once, and keeps nothing', async () => {
    const text = textOf(fresh()).replace('at: 2m', 'at: soon').replace('to: [port, busan]', 'to: [port, nobody]');
    const line = (part: string): number => text.split('\n').findIndex((one) => one.includes(part)) + 1;
    const before = await listed(author);
    const checked = await post<{ faults: object[]; summary: object | null }>('check', { text });
    expect(checked).toMatchObject({
      status: 200,
      body: {
        summary: null,
        faults: [{ line: line('at: soon'), column: 9, message: expect.stringContaining('like 90s') }],
      },
    });
    const { status, body } = await post<ErrorAnswer>('', {
      format: 'yaml',
      text: text.replace('at: soon', 'at: 2m'),
      comment: '',
    });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'template_faults',
          field: 'text',
          faults: [{ line: line('nobody'), column: 16, message: 'There is no cell nobody' }],
        },
      },
    });
    expect(await listed(author)).toEqual(before);
    const long = { format: 'yaml', text: `${text}# ${'x'.repeat(300_000)}`, comment: '' };
    expect(await refused(post('', long))).toEqual([413, 'template_too_long']);
  });

  it('lets no code stand for two, nor for one that is shipped', async () => {
    const { code } = await created();
    for (const [taken, by, expected] of [
      [code, colleague, [409, 'code_taken']],
      ['short-watch', author, [409, 'code_taken']],
      ['0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11', author, [409, 'code_taken']],
      [code, korea, [201, undefined]],
    ] as const) {
      const sent = { format: 'yaml', text: textOf(taken), comment: '' };
      expect({ taken, answer: await refused(post('', sent, by)) }).toEqual({ taken, answer: expected });
    }
    // Of two at once one has it.
    const both = fresh();
    const sent = { format: 'yaml', text: textOf(both), comment: '' };
    const answers = await Promise.all([post('', sent), post('', sent, colleague)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('saves each text as the next, and none over another that was not read', async () => {
    const one = await created();
    const next = { format: 'yaml', text: textOf(one.code, 'Long night'), comment: 'Longer', after: 1 };
    const saved = await post(`${one.ref}/revisions`, next, colleague);
    expect(saved).toMatchObject({ status: 201, body: { latest: 2, revision: 2, title: 'Long night' } });
    expect(await refused(post(`${one.ref}/revisions`, next))).toEqual([409, 'newer_revision']);
    expect(await refused(post(`${one.ref}/revisions`, { ...next, after: 2 }))).toEqual([409, 'same_text']);
    expect(await refused(post(`${one.ref}/revisions`, { ...next, after: 2 }, korea))).toEqual([
      404,
      'template_not_found',
    ]);
    expect((await read(`${one.ref}?revision=1`)).body).toMatchObject({ text: one.text, title: 'Night watch' });
    expect(await refused(read(`${one.ref}?revision=x`))).toEqual([400, 'invalid_revision']);
    await expect(app.db.query(`UPDATE drill_template_revisions SET comment = 'x'`)).rejects.toThrow('written once');
    const both = ['One more', 'Another'].map((title, index) =>
      post(`${one.ref}/revisions`, { ...next, text: textOf(one.code, title), after: 2 }, index ? colleague : author),
    );
    expect((await Promise.all(both)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('makes runs of what is approved, or of a draft of one’s own that is marked so', async () => {
    const one = await created();
    const run = (by: TestPerson, more: object): Promise<[number, string]> =>
      refused(app.post('/api/v1/drills/runs', { template: one.ref, designator: 'NIGHT 1', ...more }, as(by)));
    expect(await run(author, {})).toEqual([409, 'not_approved']);
    const draft = await DrillRun.make(app, author, { template: one.ref, designator: 'DRAFT 1', draft: true });
    expect(await draft.read()).toMatchObject({ template: one.code, ofDraft: true, script: expect.any(Object) });
    await approved(one);
    const text = textOf(one.code, 'Newer night').replace('code: Z-1', 'code: Z-9');
    await post(`${one.ref}/revisions`, { format: 'yaml', text, comment: '', after: 1 });
    const real = await DrillRun.make(app, author, { template: one.ref, designator: 'NIGHT 1' });
    const items = new Set((await real.read()).script!.items.map(({ item }) => item));
    expect([(await real.read()).ofDraft, items.has('Z-1'), items.has('Z-9')]).toEqual([false, true, false]);
    const newest = await DrillRun.make(app, author, { template: one.ref, designator: 'DRAFT 2', draft: true });
    expect((await newest.read()).script!.items.some(({ item }) => item === 'Z-9')).toBe(true);
    // Another nation makes none, before it is released and after, but of what is approved.
    expect(await run(korea, {})).toEqual([404, 'template_not_found']);
    expect((await release(one.ref, ['KR'], [])).status).toBe(200);
    expect(await run(korea, { draft: true })).toEqual([403, 'other_organisation']);
    expect(await run(korea, {})).toEqual([201, undefined]);
    expect((await post(`${one.ref}/archive`, { reason: 'Over' })).body.state).toBe('archived');
    expect(await run(author, {})).toEqual([409, 'wrong_state']);
    expect(await run(korea, {})).toEqual([404, 'template_not_found']);
    expect((await post(`${one.ref}/restore`, { reason: 'Again' })).body.state).toBe('approved');
    expect(await run(author, {})).toEqual([201, undefined]);
  });

  it('is for nations its owner named, as it was approved, and for nobody else', async () => {
    const one = await created();
    expect(await refused(release(one.ref, ['KR'], ['VN']))).toEqual([409, 'newer_release']);
    expect(await refused(release(one.ref, ['QQ'], []))).toEqual([400, 'nation_not_found']);
    expect(await refused(release(one.ref, ['KR'], [], korea))).toEqual([404, 'template_not_found']);
    expect((await release(one.ref, ['KR'], [])).body.releasableTo).toEqual(['KR']);
    // Nobody has approved it.
    expect(await listed(korea)).not.toContain(one.ref);
    await approved(one);
    expect(await listed(korea)).toContain(one.ref);
    await post(`${one.ref}/revisions`, {
      format: 'yaml',
      text: textOf(one.code, 'Not yet for them'),
      comment: 'Secret',
      after: 1,
    });
    const theirs = await read(one.ref, korea);
    expect(theirs).toMatchObject({
      status: 200,
      body: {
        own: false,
        revision: 1,
        latest: null,
        releasableTo: [],
        revisions: [],
        approvedBy: null,
        text: one.text,
      },
    });
    expect(await refused(read(`${one.ref}?revision=2`, korea))).toEqual([404, 'template_not_found']);
    expect((await read<string>(`${one.ref}/yaml`, korea)).body).toBe(one.text);
    expect(await refused(post(`${one.ref}/archive`, { reason: 'x' }, korea))).toEqual([404, 'template_not_found']);
    const copy = await post(`${one.ref}/copies`, { code: fresh() }, korea);
    expect(copy.body).toMatchObject({ state: 'draft', own: true, owner: { organisation: 'kr-cert' } });
    expect((await release(one.ref, [], ['KR'])).body.releasableTo).toEqual([]);
    expect(await refused(read(one.ref, korea))).toEqual([404, 'template_not_found']);
    // What was copied is theirs.
    expect((await read(copy.body.ref, korea)).status).toBe(200);
  });

  it('approves the text that was read, and no other', async () => {
    const one = await created();
    await post(`${one.ref}/revisions`, { format: 'yaml', text: textOf(one.code, 'Two'), comment: '', after: 1 });
    expect(await refused(post(`${one.ref}/approve`, { revision: 1, reason: 'x' }))).toEqual([409, 'newer_revision']);
    expect(await approved(one, 2)).toMatchObject({ approvedRevision: 2, approvedBy: { id: author.actorId } });
    expect(await refused(post(`${one.ref}/approve`, { revision: 2, reason: 'x' }))).toEqual([409, 'wrong_state']);
    const trail = (await writtenTrail(app)).filter(({ objects }) => objects.includes(one.ref));
    expect(trail.map(({ type }) => type)).toEqual([
      'drill.template_saved',
      'drill.template_saved',
      'drill.template_moved',
    ]);
  });

  it('copies a shipped one with its comments, exports each, and takes each in again', async () => {
    const copy = await post('short-watch/copies', { code: fresh() });
    expect(copy.body.text).toBe(SHIPPED.replace('code: short-watch', `code: ${copy.body.code}`));
    expect(copy.body.revisions).toMatchObject([{ source: 'copy' }]);
    expect((await read<string>(`${copy.body.ref}/yaml`)).body).toBe(copy.body.text);
    const cexf = (await app.get<object>(at(`${copy.body.ref}/cexf`), as(author))).body;
    const code = fresh();
    const again = await post('', { format: 'cexf', text: JSON.stringify(cexf), comment: '', code });
    expect(again.body).toMatchObject({ code, items: copy.body.items, lost: [], state: 'draft' });
    expect(again.body.notCarried.csv).toContain('items.A-1: what is sent by alert');
    const sheet = (await read<string>(`${copy.body.ref}/csv`)).body;
    const changed = sheet.replace('A journalist calls', 'Two journalists call');
    const { status, body } = await post(`${copy.body.ref}/revisions`, {
      format: 'csv',
      text: changed,
      comment: 'From the spreadsheet',
      after: 1,
    });
    expect({ status, lost: body.lost }).toEqual({ status: 201, lost: [] });
    expect(body.text).toContain('Two journalists call');
    expect(body.text).toContain('sensor: sgjur-suricata');
  });

  it('makes a drill of a spreadsheet alone, and says what it assumed; of another’s CEXF, and says what it lost', async () => {
    const sheet = { format: 'csv', text: `${HEAD}\n1,A call,PORT,M+5,Who is there?,Answers`, comment: '' };
    const made = await post('', { ...sheet, code: fresh(), title: 'By sheet' });
    expect(made.body).toMatchObject({
      title: 'By sheet',
      cells: [{ code: 'PORT', organisation: 'sg-cert' }],
      lost: ['duration: 60 minutes, half an hour after the last row', 'cells.PORT: that sg-cert plays it'],
    });
    const based = await post('', {
      ...sheet,
      text: sheet.text.replace('PORT', 'busan'),
      code: fresh(),
      base: 'short-watch',
    });
    expect(based.body).toMatchObject({ title: 'Short watch', items: 1 });
    expect(based.body.lost).toContain('A-1: the item "A write to a crane controller", which is in no row');
    const wrong = await post<Faulty>('', { ...sheet, text: sheet.text.replace('M+5', 'noon') });
    expect(wrong.body.error.faults).toEqual([
      { line: 2, column: 15, message: expect.stringContaining('Row 2, time: "noon"') },
    ]);
    const cexf = { exercise: { name: 'Theirs' }, injects: [{ uuid: 'a', name: 'Mail', inject_evaluation: [] }] };
    const theirs = await post('', { format: 'cexf', text: JSON.stringify(cexf), comment: '', code: fresh() });
    expect(theirs.body.lost).toEqual([
      'I01: when it comes ([]); a controller fires it',
      'I01: its payload does nothing by itself; a controller reads it out',
    ]);
    const bad = await post<Faulty>('', { format: 'cexf', text: '{"exercise": {},\n"injects": [', comment: '' });
    expect(bad.body.error.faults).toMatchObject([{ line: 2 }, { line: 2 }]);
  });

  it('shows and takes nothing of them inside an exercise, where none of them is', async () => {
    const one = await created();
    const run = await DrillRun.make(app, author, { template: 'short-watch', designator: 'INSIDE 1' });
    const list = await run.api<DrillTemplateListDto>('GET', at());
    expect(list.body.items.map(({ ref }) => ref)).toEqual(['short-watch']);
    for (const [method, path, body] of [
      ['GET', one.ref, undefined],
      ['POST', '', { format: 'yaml', text: textOf(fresh()), comment: '' }],
      ['POST', `${one.ref}/archive`, { reason: 'x' }],
    ] as const) {
      expect((await run.api(method, at(path), body)).status).toBe(403);
    }
  });
});
