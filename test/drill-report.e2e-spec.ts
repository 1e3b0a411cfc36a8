import type { ComparisonDto } from '../src/drills/comparison/comparison.dto.ts';
import type { ReportDocument } from '../src/drills/report/report-document.ts';
import type { ReportTextListDto } from '../src/drills/report-texts/report-text.dto.ts';
import type { ScoreDto } from '../src/drills/score.dto.ts';
import { chromiumFile } from './browser/support/chromium.ts';
import { pagesOfPdf } from './browser/support/pdf-text.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { parseCsv } from './support/csv.ts';
import { DrillRun } from './support/drill-run.ts';
import { signUp, type TestPerson } from './support/people.ts';

type Told<Body> = Promise<Answer<Body & ErrorAnswer>>;

const KOREAN = '부산항 당직은 경보를 3분 안에 확인했다.';

describe('report of a run, as people write it', () => {
  let app: TestApp;
  let director: TestPerson;
  let observer: TestPerson;
  let singapore: TestPerson;
  let korea: TestPerson;
  let koreanLiaison: TestPerson;
  let singaporeLiaison: TestPerson;
  let run: DrillRun;

  const write = (person: TestPerson, body: object): Told<ReportTextListDto> =>
    put(person, 'report/texts', { text: 'x', expectedVersion: 0, section: 'summary', ...body });
  const release = (person: TestPerson, body: object): Told<ReportTextListDto> => put(person, 'report/releases', body);
  const put = <Body>(person: TestPerson, path: string, body: object): Told<Body> =>
    run.as(person).api('PUT', `/api/v1/drills/runs/${run.id}/${path}`, body);
  const textsOf = async (person: TestPerson): Promise<ReportTextListDto> =>
    (await run.as(person).get<ReportTextListDto>('report/texts')).body;
  const reportOf = async (person: TestPerson, query = ''): Promise<ReportDocument> =>
    (await run.as(person).get<ReportDocument>(`report${query}`)).body;
  const code = ({ status, body }: Answer<ErrorAnswer>): unknown => [status, body.error?.code];

  beforeAll(async () => {
    app = await startApp({ drillsFolder: 'test/fixtures/drills' });
    director = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    observer = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    singapore = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    singaporeLiaison = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    korea = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    koreanLiaison = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    run = await DrillRun.make(app, director, {
      template: 'short-watch',
      designator: 'WORDS 1',
      members: [
        { account: observer.accountId, cell: 'control', role: 'observer' },
        { account: singapore.accountId, cell: 'port', role: 'player' },
        { account: singaporeLiaison.accountId, cell: 'port', role: 'player' },
        { account: korea.accountId, cell: 'busan', role: 'player' },
        { account: koreanLiaison.accountId, cell: 'busan', role: 'player' },
      ],
    });
    await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
  });
  afterAll(() => app?.close());

  it('is written before ENDEX by those who evaluate alone', async () => {
    expect(code(await write(singapore, { cell: 'port' }))).toEqual([409, 'not_over']);
    expect((await write(director, { text: 'So far so good' })).status).toBe(200);
    await run.clock({ type: 'endex', reason: 'End' });
  });

  it('keeps every version, and takes none that rests on an older one', async () => {
    expect(code(await write(director, { text: 'Too late' }))).toEqual([409, 'changed_meanwhile']);
    const { body } = await write(director, { text: 'Both nations shared in time', expectedVersion: 1 });
    expect(body.items).toEqual([
      expect.objectContaining({
        cell: null,
        section: 'summary',
        objective: null,
        version: 2,
        text: 'Both nations shared in time',
        earlier: [expect.objectContaining({ version: 1, text: 'So far so good' })],
      }),
    ]);
    await expect(app.db.query(`UPDATE exercise_report_texts SET body = 'x'`)).rejects.toThrow();
  });

  it('is refused for a place there is not, and from who may not', async () => {
    expect(code(await write(director, { section: 'strengths' }))).toEqual([400, 'objective_missing']);
    expect(code(await write(director, { objective: 'O-1' }))).toEqual([400, 'objective_of_whole']);
    expect(code(await write(director, { section: 'analysis', objective: 'O-9' }))).toEqual([
      404,
      'objective_not_found',
    ]);
    expect(code(await write(director, { cell: 'control' }))).toEqual([404, 'cell_not_found']);
    expect(code(await write(observer, {}))).toEqual([403, 'not_granted']);
    expect(code(await write(korea, {}))).toEqual([403, 'not_granted']);
    expect(code(await write(singapore, { cell: 'busan' }))).toEqual([403, 'other_nation']);
  });

  it('is read by the nation of the cell and by who sees the whole, until it is released', async () => {
    const place = { cell: 'busan', objective: 'O-1' };
    expect((await write(korea, { ...place, section: 'observation', text: KOREAN })).status).toBe(200);
    expect((await write(director, { ...place, section: 'analysis', text: 'Nobody had read the rota' })).status).toBe(
      200,
    );
    expect((await textsOf(korea)).items.map(({ section }) => section)).toEqual(['observation', 'analysis']);
    expect((await textsOf(singapore)).items).toEqual([]);
    expect((await textsOf(director)).items).toHaveLength(3);
    expect((await reportOf(singapore)).written).toEqual([]);
    expect(code(await run.as(singapore).get('report?cell=busan'))).toEqual([404, 'cell_not_found']);
    // Neither another nation nor those who direct give away what is Korea's.
    for (const person of [director, singaporeLiaison, korea]) {
      expect((await release(person, { cell: 'busan', nations: ['SG'] })).status).toBe(403);
    }
    expect(code(await release(koreanLiaison, { cell: 'busan', nations: ['TH'] }))).toEqual([404, 'nation_not_found']);
    expect((await release(koreanLiaison, { cell: 'busan', nations: ['SG'] })).status).toBe(200);
    const { items } = await textsOf(singapore);
    expect(items.map(({ cell, author, earlier }) => [cell, author, earlier])).toEqual([
      ['busan', 'kr-port-soc', []],
      ['busan', 'EXERCISE CONTROL', []],
    ]);
    // Words are released, and no figures with them.
    const cell = await reportOf(singapore, '?cell=busan');
    expect([cell.written.length, cell.cells, cell.ledger, cell.timeline]).toEqual([2, [], [], []]);
    expect((await release(koreanLiaison, { cell: 'busan', nations: [] })).status).toBe(200);
    expect((await textsOf(singapore)).items).toEqual([]);
  });

  it('has the words of all together released by those who evaluate', async () => {
    expect(code(await release(singaporeLiaison, { nations: ['SG'] }))).toEqual([403, 'not_granted']);
    expect((await release(director, { nations: ['KR'] })).status).toBe(200);
    expect((await textsOf(korea)).items.map(({ cell, author }) => [cell, author])).toContainEqual([
      null,
      'EXERCISE CONTROL',
    ]);
    expect((await textsOf(singapore)).items).toEqual([]);
    const told = await app.db.query<{ nation: string; actor: { name: string } }>(
      `SELECT nation, actor FROM journal WHERE realm = $1 AND type = 'drill.report_released' ORDER BY seq`,
      [run.realm],
    );
    expect(told.map(({ nation }) => nation)).toEqual(['KR', 'SG', 'KR', 'SG', 'ZZ', 'KR']);
    expect(told.at(-1)?.actor.name).toBe('EXERCISE CONTROL');
  });

  it('tells in every form which words are of people', async () => {
    const { origins, written } = await reportOf(korea);
    expect([origins.summary, origins.written]).toEqual(['generated', 'people']);
    expect(written.map(({ section }) => section)).toEqual(['summary', 'observation', 'analysis']);
    const texts = await run.as(korea).get<string>('report?format=csv&table=texts');
    expect(parseCsv(texts.body)[1]).toMatchObject({ words: 'people', cell: 'busan', text: KOREAN, version: '1' });
    const ledger = await run.as(korea).get<string>('report?format=csv&table=expectations');
    expect(parseCsv(ledger.body)[0]).toMatchObject({ words: 'generated' });
    const page = (await run.as(korea).get<string>('report?format=html')).body;
    expect(page).toContain(KOREAN);
    expect(page).toContain('Generated from script and journal');
    expect(page).toMatch(/Written by [^;]+, of the cell busan; version 1/);
  });

  it('is made for one cell: its own score, events and words', async () => {
    const one = await reportOf(director, '?cell=busan');
    expect(one.cover.ofCell).toBe('busan');
    expect([one.joint, one.cells.map(({ cell }) => cell)]).toEqual([null, ['busan']]);
    expect(new Set(one.ledger.map(({ cell }) => cell))).toEqual(new Set(['busan']));
    expect(one.written.map(({ cell }) => cell)).toEqual(['busan', 'busan']);
    expect(code(await run.get('report?cell=moon'))).toEqual([404, 'cell_not_found']);
  });

  it('stands a nation beside others once each said so, scores alone, until one takes it back', async () => {
    const say = (person: TestPerson, cell: string, agreed: boolean): Told<ComparisonDto> =>
      put(person, 'comparison', { cell, agreed });
    const scores = async (person: TestPerson): Promise<unknown> => {
      const { sheet } = (await run.as(person).get<ScoreDto>('score')).body;
      return [sheet.joint !== null, sheet.cells.map(({ cell }) => cell)];
    };
    expect(code(await say(director, 'port', true))).toEqual([403, 'not_granted']);
    expect(code(await say(singapore, 'port', true))).toEqual([403, 'not_granted']);
    expect(code(await say(koreanLiaison, 'port', true))).toEqual([403, 'other_nation']);
    const { body } = await say(koreanLiaison, 'busan', true);
    // Whether Singapore said so is not told to who is alone.
    expect(body).toEqual({ cells: [{ cell: 'busan', agreed: true, maySay: true }], nations: ['KR'] });
    expect(await scores(korea)).toEqual([false, ['busan']]);
    expect(await scores(singapore)).toEqual([false, ['port']]);
    expect((await run.as(singapore).get<ComparisonDto>('comparison')).body.nations).toEqual([]);
    expect((await say(singaporeLiaison, 'port', true)).body.nations).toEqual(['KR', 'SG']);
    expect(await scores(korea)).toEqual([true, ['port', 'busan']]);
    const report = await reportOf(korea);
    expect(report.cells.map(({ cell }) => cell)).toEqual(['port', 'busan']);
    expect(new Set(report.ledger.map(({ cell }) => cell))).toEqual(new Set(['busan']));
    expect(report.written.every(({ cell }) => cell !== 'port')).toBe(true);
    expect((await say(singaporeLiaison, 'port', false)).status).toBe(200);
    expect(await scores(korea)).toEqual([false, ['busan']]);
  });

  it('is printed where a Chromium is, with EXERCISE on every page', async () => {
    if (chromiumFile() === undefined) return;
    const response = await fetch(`${app.baseUrl}/api/v1/drills/runs/${run.id}/report?format=pdf`, {
      headers: { authorization: `Bearer ${korea.token}`, 'breakwater-realm': run.realm },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-disposition')).toContain(`exercise-${run.id}.pdf`);
    const pages = pagesOfPdf(Buffer.from(await response.arrayBuffer()));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.match(/EXERCISE EXERCISE EXERCISE/g)?.length).toBeGreaterThanOrEqual(2);
    // Chromium writes Korean glyph by glyph, from several fonts.
    expect(pages.join('').replaceAll(' ', '')).toContain(KOREAN.replaceAll(' ', ''));
  });

  it('says what to install where there is none', async () => {
    const without = await startApp(
      { drillsFolder: 'test/fixtures/drills', printer: '/nowhere/chromium' },
      { db: app.db, demoRegistry: false },
    );
    try {
      const { status, body } = await DrillRun.of(without, run.id, korea).get('report?format=pdf');
      expect([status, body.error.code]).toEqual([503, 'no_printer']);
      expect(body.error.message).toMatch(/install Chromium/);
    } finally {
      await without.app.close();
    }
  });
});
