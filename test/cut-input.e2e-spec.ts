import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

const AT = Date.UTC(2026, 0, 5, 12);
/** The same event again and again; the last to arrive was the first to happen. */
const MINUTES = [5, 6, 7, 1];

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Links of a site, by the names its alerts came under. */
function linksOf(site: string): Promise<unknown[]> {
  return app.db.query(
    `SELECT a.external_id AS alert, h.external_id AS head, l.occurrences, l.first_at, l.last_at, l.score, l.state IS NULL AS bare
     FROM alert_links l JOIN alerts a ON a.id = l.alert_id JOIN alerts h ON h.id = l.head_id JOIN sites t ON t.id = a.site_id
     WHERE t.code = $1 ORDER BY 1`,
    [site],
  );
}

it('what is stored of repeats is the same whether they came in one step or one by one', async () => {
  const alerts = MINUTES.map((minute) =>
    nativeAlert(`cut-${minute}`, {
      occurredAt: new Date(AT + minute * 60_000).toISOString(),
      signature: 'cut:again',
      severity: 80,
    }),
  );
  const settled = (): Promise<true> => until(() => correlated(app.db));
  await sendBytes(app, await app.keyOf('KRPUS', 'suricata'), JSON.stringify(alerts));
  await settled();
  const key = await app.keyOf('SGJUR', 'suricata');
  for (const alert of alerts) {
    await sendBytes(app, key, JSON.stringify([alert]));
    await settled();
  }
  const together = await linksOf('KRPUS');
  expect(together).toMatchObject([{ alert: 'cut-1', head: 'cut-1', occurrences: '4' }, {}, {}, {}]);
  expect(await linksOf('SGJUR')).toEqual(together);
});
