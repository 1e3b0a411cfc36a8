import { enterDemoRegistry, speakTo } from './support/app.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { programArguments } from './support/programs.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { TwoSites } from './support/two-sites.ts';
import { until } from './support/until.ts';

const SITES = ['KRPUS', 'KRINC', 'KRUSN', 'KRKAN'] as const;
const CASES = 40;
const KILLS = 4;
const SECRETS = { BREAKWATER_SECRET_KEY: 'crash-secret-key-0123456789abcdef0123', BREAKWATER_DATABASE_POOL: '6' };

describe('what belongs together, when the server is killed', () => {
  let db: TestDatabase;
  let server: ServerProcess;
  const start = async (): Promise<TwoSites> => {
    server = await startServer(db.url, SECRETS, programArguments('src/main.ts'));
    return new TwoSites({ ...speakTo(server.baseUrl, server.token), db });
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    await enterDemoRegistry(db.url);
  });
  afterAll(async () => {
    await server?.stop();
    await db?.drop();
  });

  it('is neither lost nor told twice, and is what the journal says when it is read from its beginning', async () => {
    let sites = await start();
    const keys: string[] = [];
    for (const site of SITES) keys.push(await sites.app.keyOf(site, 'suricata'));
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Each domain is met at every site; the alerts of a site are cases of their own.
      for (const [index, key] of keys.entries()) {
        const alerts = Array.from({ length: CASES / KILLS }, (_, number) =>
          nativeAlert(`crash-${kill}-${index}-${number}`, {
            severity: 80,
            signature: `crash:${kill}:${number}`,
            title: `Beacon ${kill} ${number}`,
            entities: [{ type: 'domain', value: `c${kill}x${number}.crash.example.org`, role: 'target' }],
          }),
        );
        const { body } = await sendBytes(sites.app, key, JSON.stringify(alerts));
        expect(body.accepted).toBe(CASES / KILLS);
      }
      await new Promise((resolve) => setTimeout(resolve, 40 * kill));
      await server.kill();
      sites = await start();
    }
    await until(async () => {
      const [row] = await db.query<{ open: string }>(
        'SELECT count(*) AS open FROM alerts a LEFT JOIN alert_links l ON l.alert_id = a.id WHERE l.alert_id IS NULL',
      );
      return row?.open === '0' ? true : undefined;
    }, 60_000);
    await sites.settled();
    const before = await sites.state();
    const [pairs] = await db.query<{ standing: string; reasons: string }>(
      `SELECT count(*) FILTER (WHERE standing) AS standing, (SELECT count(*) FROM related_reasons) AS reasons FROM related_pairs`,
    );
    // Four sites make six pairs of each of the domains.
    expect(pairs).toEqual({ standing: String(6 * CASES), reasons: String(6 * CASES) });
    const told = await db.query<{ count: string; pairs: string }>(
      `SELECT count, count(*) AS pairs FROM (SELECT count(*) FROM journal WHERE type = 'related.proposed'
         GROUP BY data->>'relatedId') told GROUP BY count`,
    );
    expect(told).toEqual([{ count: '2', pairs: String(6 * CASES) }]);
    expect(await db.query("SELECT 1 FROM journal WHERE type = 'related.withdrawn'")).toEqual([]);
    await sites.startOver();
    expect(await sites.state()).toBe(before);
  }, 180_000);
});
