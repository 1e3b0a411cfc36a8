import { setTimeout as delay } from 'node:timers/promises';
import type { BookRuleDto } from '../src/rulebook/rulebook.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { casePicture, correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { Random } from './support/random.ts';
import { counting } from './support/rule-texts.ts';
import { until } from './support/until.ts';
import { type Asking, Watch } from './support/watch.ts';

const SITES = ['KRPUS', 'KRINC', 'KR-KORI', 'KR-ULSAN', 'IDJKT', 'SGJUR', 'MYPKG', 'VNHPH', 'THLCH', 'PHMNL'];
const BEGUN = Date.parse('2026-11-29T06:00:00Z');
const chance = new Random(20261129);
const random = (): number => chance.next();

/** Alerts of a site, of few accounts and hosts, so that many hang together, some repeat and some come late. */
function stream(site: string, part: number, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const late = random() < 0.1 ? 900 : 0;
    const signature = `shared:${Math.floor(random() * 4)}`;
    return nativeAlert(`${site}-${part}-${index}`, {
      signature,
      title: `Sign ${signature}`,
      severity: 10 + Math.floor(random() * 74),
      occurredAt: new Date(BEGUN + (part * count + index) * 20_000 - late * 1_000).toISOString(),
      entities: [
        { type: 'user', value: `user-${Math.floor(random() * 6)}`, role: 'target' },
        ...(random() < 0.3
          ? [{ type: 'domain', value: `d${Math.floor(random() * 8)}.example.org`, role: 'target' }]
          : []),
      ],
    });
  });
}

async function startCorrelation(db: TestDatabase): Promise<TestApp> {
  return startApp({ roles: ['correlation'] }, { db, demoRegistry: false });
}

describe('a realm that several processes share', () => {
  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const db of databases) await db.drop();
  });

  it('has the cases of one process, whoever comes and goes, rules and decisions among the alerts included', async () => {
    const one = await createTestDatabase();
    databases.push(one);
    const keys = new Map<string, string>();
    const send = async (app: TestApp, part: number, sites = SITES): Promise<void> => {
      for (const site of sites) keys.set(site, keys.get(site) ?? (await app.keyOf(site, 'suricata')));
      const streams = sites.map((site) => stream(site, part, 40));
      // Cut into small requests in turns, so that the sites mix in the queue.
      for (let from = 0; from < 40; from += 8) {
        for (const [place, site] of sites.entries()) {
          const body = JSON.stringify(streams[place]?.slice(from, from + 8));
          expect((await sendBytes(app, keys.get(site) ?? '', body)).body.accepted).toBe(8);
        }
      }
    };

    // What is there before: cases, and a rule that runs.
    const first = await startApp({}, { db: one });
    const before = await Watch.at(first);
    const [analyst, lead] = [await before.somebody('analyst'), await before.somebody('lead')];
    const begins = async (signature: string, asks: Asking, approves: Asking): Promise<string> => {
      const { body } = await asks.post<BookRuleDto>('/api/v1/rules', { text: counting(signature), comment: 'First' });
      const move = (verb: string, who: Asking) =>
        who.post(`/api/v1/rules/${body.id}/versions/1/${verb}`, { reason: 'Because' });
      for (const verb of ['test', 'ask']) expect((await move(verb, asks)).status).toBe(200);
      expect((await move('approve', approves)).status).toBe(200);
      return body.id;
    };
    const former = await begins('shared:0', analyst, lead);
    await send(first, 0);
    await until(() => correlated(one), 60_000);
    await first.stop();

    // Nobody correlates: what is asked for waits in one order.
    const front = await startApp({ roles: ['intake', 'live'] }, { db: one, demoRegistry: false });
    const people = await Watch.at(front);
    const [writer, judge] = [await people.somebody('analyst'), await people.somebody('lead')];
    await send(front, 1);
    await begins('shared:1', writer, judge);
    await send(front, 2);
    expect((await judge.post(`/api/v1/rules/${former}/versions/1/retire`, { reason: 'Enough' })).status).toBe(200);
    const [merged, into] = await one.query<{ id: string }>(
      `SELECT c.id FROM cases c JOIN sites s ON s.id = c.site_id
       WHERE s.code = 'KRPUS' AND c.status = 'new' ORDER BY c.number LIMIT 2`,
    );
    const decided = await front.post(
      `/api/v1/cases/${merged?.id}/merge`,
      { into: into?.id, reason: 'One story' },
      { token: judge.person.token, headers: { prefer: 'respond-async' } },
    );
    expect(decided.status).toBe(202);
    await send(front, 3);
    await front.stop();
    const [{ shards } = { shards: 0 }] = await one.query<{ shards: number }>(
      'SELECT count(DISTINCT shard)::int AS shards FROM correlation_inputs WHERE shard >= 0',
    );
    expect(shards).toBeGreaterThan(5);
    const wide = await one.query('SELECT position FROM correlation_inputs WHERE shard < 0');
    expect(wide.length).toBeGreaterThanOrEqual(3);

    const several = await createTestDatabase(await one.release());
    const alone = await createTestDatabase(new URL(one.url).pathname.slice(1));
    databases.push(several, alone);

    const whole = await startApp({}, { db: alone, demoRegistry: false });
    await until(() => correlated(alone), 120_000);
    await whole.stop();

    const processes = await Promise.all([1, 2, 3].map(() => startCorrelation(several)));
    await delay(400);
    await processes[0]?.stop();
    processes[0] = await startCorrelation(several);
    await until(() => correlated(several), 120_000);
    const [{ members, dealt } = { members: 0, dealt: 0 }] = await several.query<{ members: number; dealt: number }>(
      `SELECT cardinality(members) AS members, (SELECT count(DISTINCT owner)::int FROM unnest(owners) owner) AS dealt
       FROM correlation_shares WHERE realm = 'live'`,
    );
    await Promise.all(processes.map((app) => app.stop()));
    expect([members, dealt]).toEqual([3, 3]);

    const expected = await casePicture(alone);
    expect(expected).toContain('sigma:');
    expect(await casePicture(several)).toBe(expected);
    const numbers = await several.query<{ number: string }>('SELECT number FROM cases ORDER BY number');
    const told = await several.query<{ count: string }>(
      `SELECT count(*) FROM journal WHERE type = 'case.opened' GROUP BY case_id HAVING count(*) > 1`,
    );
    expect(told).toEqual([]);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
    const doubled = await several.query('SELECT ordinal FROM alert_links GROUP BY ordinal HAVING count(*) > 1');
    expect(doubled).toEqual([]);
  }, 240_000);

  it('is shared by one that had it to itself, once another comes', async () => {
    const whole = await startApp();
    const { db } = whole;
    const other = await startCorrelation(db);
    try {
      const sites = SITES.slice(0, 4);
      const keys = await Promise.all(sites.map((site) => whole.keyOf(site, 'suricata')));
      const members = async (): Promise<number> => {
        const rows = await db.query<{ members: number }>(
          `SELECT cardinality(members) AS members FROM correlation_shares WHERE realm = 'live'`,
        );
        return rows[0]?.members ?? 0;
      };
      let part = 0;
      // It is mistaken for dead when it has had nothing to do for a while, and finds out by the next alert.
      await until(async () => {
        for (const [place, site] of sites.entries()) {
          const body = JSON.stringify(stream(site, part, 4));
          expect((await sendBytes(whole, keys[place] ?? '', body)).body.accepted).toBe(4);
        }
        part += 1;
        await delay(3_000);
        return (await members()) === 2 || undefined;
      }, 60_000);
      await until(() => correlated(db), 30_000);
      const [links] = await db.query('SELECT count(*)::int AS links FROM alert_links');
      expect(links).toEqual({ links: part * 16 });
    } finally {
      await other.stop();
      await whole.close();
    }
  }, 120_000);
});
