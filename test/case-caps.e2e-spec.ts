import type { CaseDto, CasePageDto } from '../src/cases/case-view.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { until } from './support/until.ts';

const EVERY_MINUTES = 25;
const START = Date.UTC(2026, 2, 2);
const IN_A_MONTH = (30 * 24 * 60) / EVERY_MINUTES;

/** An intrusion that lasts longer than a case may: from posts over HTTP to two cases that name each other. */
describe('a case that reached its age', () => {
  let db: TestDatabase;
  let app: TestApp;
  beforeAll(async () => {
    db = await createTestDatabase();
    app = await startApp({}, { db });
  });
  afterAll(async () => app?.close());

  async function post(from: number, to: number): Promise<void> {
    const key = await app.keyOf('KRPUS', 'native');
    for (let start = from; start < to; start += 500) {
      const alerts = Array.from({ length: Math.min(500, to - start) }, (_, index) => step(start + index));
      const { body } = await sendBytes(app, key, JSON.stringify(alerts));
      expect(body).toMatchObject({ rejected: 0 });
    }
    await until(() => correlated(db), 60_000);
  }

  function step(index: number): Record<string, unknown> {
    return nativeAlert(`step-${index}`, {
      occurredAt: new Date(START + index * EVERY_MINUTES * 60_000).toISOString(),
      title: `Step ${index}`,
      signature: `step:${index}`,
      severity: index === 0 ? 70 : 20,
      entities: [{ type: 'user', value: 'crane', role: 'subject' }],
    });
  }

  const cases = async (): Promise<CaseDto[]> =>
    (await app.get<CasePageDto>('/api/v1/cases')).body.items.sort((a, b) => a.number - b.number);

  it('goes on in a successor that names it, across a restart', async () => {
    await post(0, IN_A_MONTH + 1);
    expect(await cases()).toMatchObject([{ alertCount: IN_A_MONTH + 1, continues: null, continuedIn: null }]);
    await app.stop();
    app = await startApp({}, { db });
    await post(IN_A_MONTH + 1, IN_A_MONTH + 5);
    const [first, second, ...others] = await cases();
    expect(others).toEqual([]);
    const named = ({ id, number, displayId }: CaseDto): object => ({ id, number, displayId });
    expect(first).toMatchObject({ alertCount: IN_A_MONTH + 1, continues: null, continuedIn: second && named(second) });
    expect(second).toMatchObject({ alertCount: 4, continues: first && named(first), continuedIn: null });
    const { body } = await app.get<{ items: { reasons: { text: string }[] }[] }>(`/api/v1/cases/${second?.id}/alerts`);
    const texts = body.items.flatMap(({ reasons }) => reasons.map(({ text }) => text));
    expect(texts).toContainEqual(
      expect.stringMatching(/that case had lasted 30 days by then, so this goes on in one of its own$/),
    );
  });
});
