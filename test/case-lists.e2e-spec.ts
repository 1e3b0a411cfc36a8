import { CaseAlertsReader } from '../src/cases/case-alerts.reader.ts';
import type { CaseDto, CasePageDto } from '../src/cases/case-view.dto.ts';
import { CasesReader } from '../src/cases/cases.reader.ts';
import { startApp, type TestApp } from './support/app.ts';
import { person } from './support/operators.ts';
import { type CaseWorld, enterCaseWorld, insertCase } from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';

const base = '/api/v1/cases';
const ascending = (a: number, b: number): number => a - b;

describe('lists of cases', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    const db = await createTestDatabase();
    world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
    const statuses = ['new', 'triaged', 'active', 'contained', 'closed'];
    for (let number = 1; number <= 25; number += 1) {
      const korean = number % 5 === 0;
      await insertCase(app.db, {
        number,
        place: korean ? world.substation : world.port,
        nation: korean ? 'KR' : 'SG',
        title: number === 7 ? 'Load at 50%_peak \\ feeder' : `Port scan ${number}`,
        status: statuses[number % 5]!,
        severity: number * 3,
        priority: 1 + (number % 4),
        assignee: number % 3 === 0 ? 'person:mei' : null,
        // Some share a time, so that the id has to decide.
        updatedAt: `2026-11-23T08:${String(Math.floor(number / 3)).padStart(2, '0')}:00.000Z`,
      });
    }
    await insertCase(app.db, { number: 1, place: world.port, realm: 'exercise-1', title: 'Drill' });
  });
  afterAll(() => app.close());

  const numbers = (page: { items: CaseDto[] }): number[] => page.items.map((item) => item.number);

  async function walk(query: string, between?: () => Promise<void>): Promise<CaseDto[]> {
    const found: CaseDto[] = [];
    let cursor: string | null = '';
    do {
      const page: { status: number; body: CasePageDto } = await app.get<CasePageDto>(
        `${base}?limit=4${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.status).toBe(200);
      expect(page.body.items.length).toBeLessThanOrEqual(4);
      found.push(...page.body.items);
      cursor = page.body.next;
      await between?.();
    } while (cursor !== null);
    return found;
  }

  it('shows one case by its id, its number and its name', async () => {
    const { body } = await app.get<CaseDto>(`${base}/BW-12`);
    expect(body).toMatchObject({
      displayId: 'BW-12',
      number: 12,
      title: 'Port scan 12',
      status: 'active',
      severity: 36,
      priority: 1,
      assignee: 'person:mei',
      nation: 'SG',
      site: { code: 'SGSIN', name: 'SGSIN site' },
      organisation: { code: 'SGSIN-SOC' },
      kinds: ['cyber'],
      zone: 'outside',
      mergedInto: null,
      continues: null,
      continuedIn: null,
      version: 1,
    });
    for (const name of [body.id, body.id.toUpperCase(), '12', 'bw-12']) {
      expect((await app.get(`${base}/${name}`)).body).toEqual(body);
    }
  });

  it('pages through all cases in both orders, each once', async () => {
    const updated = await walk('');
    expect(numbers({ items: updated }).sort(ascending)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const times = updated.map((item) => item.updatedAt);
    expect(times).toEqual([...times].sort().reverse());
    const urgent = await walk('&order=priority');
    expect(new Set(urgent.map((item) => item.id)).size).toBe(25);
    const key = urgent.map((item) => item.priority * 1000 - item.severity);
    expect(key).toEqual([...key].sort(ascending));
  });

  it('filters, and combines filters', async () => {
    const list = async (query: string): Promise<CaseDto[]> =>
      (await app.get<CasePageDto>(`${base}?${query}`)).body.items;
    expect((await list('status=new')).map((item) => item.status)).toEqual(Array.from({ length: 5 }, () => 'new'));
    expect(await list('status=new,active')).toHaveLength(10);
    expect(await list('status=new&status=active')).toHaveLength(10);
    expect(await list('open=true')).toHaveLength(20);
    expect((await list('open=false')).every((item) => item.status === 'closed')).toBe(true);
    expect(await list('site=KR-SS-1')).toHaveLength(5);
    expect(await list('nation=KR')).toHaveLength(5);
    expect(await list('assignee=person:mei')).toHaveLength(8);
    expect(await list('assignee=none')).toHaveLength(17);
    expect(await list('minSeverity=70')).toHaveLength(2);
    expect((await list('priority=1,2')).every((item) => item.priority <= 2)).toBe(true);
    expect(await list('updatedSince=2026-11-23T08:08:00Z')).toHaveLength(2);
    expect(await list('updatedSince=2026-11-23T17:08:00%2B09:00')).toHaveLength(2);
    expect(await list('q=SCAN')).toHaveLength(24);
    expect(await list('q=50%25_peak%20%5C%20feed')).toHaveLength(1);
    expect(await list('q=%25')).toHaveLength(1);
    expect(await list('q=_')).toHaveLength(1);
    expect(
      numbers({ items: await list('open=true&site=SGSIN&minSeverity=63&q=scan&assignee=none') }).sort(ascending),
    ).toEqual([22, 23]);
    expect(await list("q=')%20OR%201=1--")).toEqual([]);
  });

  it('meets everything that stays as it is exactly once while other cases change, and the rest by updatedSince', async () => {
    const began = new Date().toISOString();
    const touched = [3, 13, 15, 8, 2, 6, 5, 21];
    let turn = 0;
    const found = await walk('', async () => {
      const number = touched[turn];
      turn += 1;
      if (number !== undefined) await app.post(`${base}/BW-${number}/assign`, { assignee: `person:turn-${turn}` });
    });
    const seen = numbers({ items: found });
    for (let number = 1; number <= 25; number += 1) {
      const times = seen.filter((other) => other === number).length;
      if (touched.includes(number)) expect(times).toBeLessThanOrEqual(1);
      else expect([number, times]).toEqual([number, 1]);
    }
    const rest = await walk(`&updatedSince=${began}`);
    expect(numbers({ items: rest }).sort(ascending)).toEqual(touched.slice(0, turn).sort(ascending));
  });

  it('keeps its place in the order of priority while other cases change', async () => {
    let turn = 0;
    const found = await walk('&order=priority', async () => {
      turn += 1;
      await app.post(`${base}/BW-${turn}/notes`, { body: 'still looking' });
    });
    expect(new Set(numbers({ items: found })).size).toBe(25);
    expect(found).toHaveLength(25);
  });

  it('refuses cursors that are malformed or belong to another list', async () => {
    const { body } = await app.get<CasePageDto>(`${base}?limit=2&open=true`);
    const cursor = body.next ?? '';
    expect((await app.get<CasePageDto>(`${base}?limit=9&open=true&cursor=${cursor}`)).status).toBe(200);
    for (const query of [
      `open=false&cursor=${cursor}`,
      `cursor=${cursor}`,
      `open=true&order=priority&cursor=${cursor}`,
      `open=true&cursor=${cursor.slice(1)}`,
      `open=true&cursor=${cursor}%3D`,
      'open=true&cursor=nonsense',
      'open=true&cursor=',
    ]) {
      const { status, body: answer } = await app.get(`${base}?limit=2&${query}`);
      expect([query, status, answer.error.code]).toEqual([query, 400, 'bad_cursor']);
    }
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=x', 'limit'],
    ['order=title', 'order'],
    ['status=open', 'status'],
    ['status[a]=new', 'status[a]'],
    ['open=yes', 'open'],
    ['site=%00', 'site'],
    ['nation=sg', 'nation'],
    ['assignee=a%00b', 'assignee'],
    ['minSeverity=-1', 'minSeverity'],
    ['minSeverity=1e3', 'minSeverity'],
    ['priority=5', 'priority'],
    ['priority=', 'priority'],
    ['updatedSince=yesterday', 'updatedSince'],
    ['updatedSince=2026-11-23T08:00:00', 'updatedSince'],
    ['updatedSince=2026-W47', 'updatedSince'],
    ['updatedSince=2026-13-45T08:00:00Z', 'updatedSince'],
    ['updatedSince=0000-01-01T00:00:00Z', 'updatedSince'],
    ['q=%00', 'q'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['colour=red', 'colour'],
  ])('refuses ?%s, naming %s', async (query, field) => {
    const { status, body } = await app.get(`${base}?${query}`);
    expect([status, body.error.field]).toEqual([400, field]);
  });

  it('shows a nation its own cases and nothing else', async () => {
    const reader = app.app.get(CasesReader, { strict: false });
    const alerts = app.app.get(CaseAlertsReader, { strict: false });
    const korean = person('KR');
    const { items } = await reader.list(korean, {}, 'updated', { limit: 100 });
    expect(items.map((item) => item.nation)).toEqual(['KR', 'KR', 'KR', 'KR', 'KR']);
    await expect(reader.one(korean, { number: 1 })).rejects.toMatchObject({ code: 'case_not_found' });
    await expect(alerts.heads(korean, { number: 1 }, { limit: 5 })).rejects.toMatchObject({ code: 'case_not_found' });
    await expect(reader.list(korean, { nation: 'SG' }, 'updated', { limit: 5 })).resolves.toMatchObject({ items: [] });
    const own = await reader.list(korean, {}, 'updated', { limit: 2 });
    const other = person('SG');
    await expect(reader.list(other, {}, 'updated', { limit: 2, cursor: own.next ?? '' })).rejects.toMatchObject({
      code: 'bad_cursor',
    });
  });
});
