import { setTimeout as sleep } from 'node:timers/promises';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { LiveClient } from './support/live-client.ts';
import { until } from './support/until.ts';

const ALERTS = 1_000;
const CONNECTIONS = 16;
const CLIENTS = 50;
const SITES = ['KRPUS', 'SGJUR', 'IDJKT', 'MYPKG'];

/** From real posts, through correlation, to real sockets. */
describe('a thousand alerts over sixteen connections, followed by fifty sockets that come and go', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  /** Some repeat each other, some share an address, some stand alone. */
  function alertOf(index: number): Record<string, unknown> {
    return nativeAlert(`storm-${index}`, {
      occurredAt: new Date(Date.UTC(2026, 2, 2) + index * 250).toISOString(),
      title: `Event ${index % 40}`,
      signature: `storm:${index % 40}`,
      severity: 30 + (index % 60),
      entities: [{ type: 'ip', value: `10.20.${index % 7}.${index % 11}`, role: 'source' }],
    });
  }

  it('brings each of them every event exactly once, in order, and tells of every alert', async () => {
    const keys = await Promise.all(SITES.map((site) => app.keyOf(site, 'suricata')));
    let end: number | undefined;
    let next = 0;
    const send = async (): Promise<void> => {
      for (let index = next++; index < ALERTS; index = next++) {
        const { status } = await sendBytes(app, keys[index % keys.length]!, JSON.stringify(alertOf(index)));
        expect(status).toBe(200);
      }
    };
    const sending = Promise.all(Array.from({ length: CONNECTIONS }, send)).then(async () => {
      await until(() => correlated(app.db), 60_000);
      const [row] = await app.db.query<{ head: string }>("SELECT head FROM journal_heads WHERE realm = 'live'");
      end = Number(row?.head);
    });
    let drops = 0;
    const follow = async (): Promise<number[]> => {
      const seen: number[] = [];
      let cursor = 0;
      for (;;) {
        const client = await LiveClient.subscribed(app, { cursor });
        if (end === undefined) await sleep(Math.random() * 400);
        else await client.reach(end, 60_000);
        if (client.fault) throw client.fault;
        seen.push(...client.seqs);
        cursor = client.cursor;
        await client.end();
        if (end !== undefined && cursor >= end) return seen;
        drops += 1;
      }
    };
    const [, ...followed] = await Promise.all([sending, ...Array.from({ length: CLIENTS }, follow)]);
    const all = Array.from({ length: end ?? 0 }, (_, index) => index + 1);
    expect(all.length).toBeGreaterThan(100);
    for (const seen of followed) expect(seen).toEqual(all);
    expect(drops).toBeGreaterThan(CLIENTS);

    const [told] = await app.db.query<{ told: string }>(
      `SELECT (SELECT count(DISTINCT data->>'alertId') FROM journal WHERE type IN ('alert.linked', 'alert.waiting'))
         + (SELECT coalesce(sum((data->>'count')::int), 0) FROM journal WHERE type = 'alert.repeated') AS told`,
    );
    expect(Number(told?.told)).toBe(ALERTS);
  }, 180_000);
});
