import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { nativeAlert, sendBytes } from '../support/alerts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { programArguments } from '../support/programs.ts';
import { at, type Delays, delaysOf } from '../support/storm/delays.ts';
import type { ScreenResult } from '../support/storm/screens.ts';
import type { SendResult } from '../support/storm/sender.ts';
import type { StormShape } from '../support/storm/sightings.ts';
import { StormNode } from '../support/storm/storm-node.ts';
import { until } from '../support/until.ts';

/** Minutes at 10,000 alerts a second, and 100,000 at once after them; without, seconds of a smaller storm. */
const MINUTES = Number(process.env['BREAKWATER_FAULT_ROUNDS'] ?? 0);
const LONG = MINUTES > 0;
const RATE = LONG ? 10_000 : 2_000;
const SECONDS = LONG ? MINUTES * 60 : 6;
const BURST = LONG ? 100_000 : 6_000;
/** One alert in so many is critical: about ten a second. */
const SHAPE: StormShape = {
  sites: 4,
  freshPerMille: LONG ? 20 : 200,
  running: 1_000,
  criticalEvery: LONG ? 1_000 : 200,
};
const SOCKETS = 10;
/**
 * Every alert is counted, at its answer, in the store and on the feed. How long it took to a screen is followed of all that is
 * critical, and of the others, in the long form, for one sighting in so many: a prime, so that all sites have their share.
 */
const SAMPLE = LONG ? 47 : 1;
/** Correlation needs several times as long as the storm lasts. */
const PATIENCE_MS = LONG ? (MINUTES + 1) * 1_800_000 : 600_000;

interface Outcome {
  sent: SendResult;
  screens: ScreenResult;
  delays: Delays;
  /** Alerts that waited for correlation when the last was accepted. */
  behind: number;
}

describe('a storm of alerts', () => {
  let node: StormNode;

  beforeAll(async () => {
    const program = programArguments('test/support/storm');
    node = await StormNode.start(
      {
        server: programArguments('src/main.ts'),
        script: (name) => ({ path: `${program.at(-1)}/${name}.ts`, execArgv: program.slice(0, -1) }),
      },
      { sites: SHAPE.sites, sockets: SOCKETS },
    );
  });
  afterAll(async () => {
    await node?.stop();
  });

  const rage = async (run: string, rate: number, alerts: number): Promise<Outcome> => {
    await node.watch(run, SAMPLE);
    const common = { perPost: 50, connections: 16, apart: true, sample: SAMPLE };
    const sent = await node.send({ run, shape: SHAPE, rate, alerts, ...common });
    const behind = await node.waiting();
    while (await node.waits()) await sleep(100);
    await sleep(1_000);
    const screens = await node.seen(SHAPE, alerts);
    return { sent, screens, delays: delaysOf(sent, screens, SHAPE), behind };
  };

  const hold = ({ sent, screens, delays, behind }: Outcome, alerts: number): void => {
    const seconds = (sent.ended - sent.began) / 1_000;
    console.log(
      `${alerts} alerts accepted within ${seconds.toFixed(0)} s, ${behind} then waiting; answers ${JSON.stringify(sent.statuses)}; ` +
        `to the screen: critical p50 ${at(delays.critical, 0.5).toFixed(0)} p99 ${at(delays.critical, 0.99).toFixed(0)} ` +
        `most ${at(delays.critical, 1).toFixed(0)} ms, above a second ${delays.critical.filter((ms) => ms > 1_000).length} ` +
        `of ${delays.critical.length}, all p50 ${at(delays.all, 0.5).toFixed(0)} p99 ${at(delays.all, 0.99).toFixed(0)} ms` +
        ` ${JSON.stringify(screens.others)}`,
    );
    // Nothing is dropped: whoever was turned away was told when to come again, and came.
    expect(sent.accepted).toBe(alerts);
    expect(Object.keys(sent.statuses).filter((status) => !['200', '429', '503'].includes(status))).toEqual([]);
    expect(sent.unadvised).toBe(0);
    expect(screens.untold).toBe(0);
  };

  /** Sites and stories of which some alerts are in one group and some in another, or with those of others. */
  const mixed = async (run: string): Promise<unknown[]> => {
    const { rows } = await node.database.query(
      `WITH told AS (
         SELECT l.group_id, a.entities->0->>'value' AS story FROM alerts a JOIN alert_links l ON l.alert_id = a.id
         WHERE a.title LIKE $1 || ' %')
       SELECT 'story' AS what, story AS name FROM told GROUP BY story HAVING count(DISTINCT group_id) > 1
       UNION ALL SELECT 'group', group_id::text FROM told GROUP BY group_id HAVING count(DISTINCT story) > 1`,
      [run],
    );
    return rows;
  };

  const stored = async (run: string): Promise<unknown> => {
    const { rows } = await node.database.query(
      `SELECT count(*)::int AS alerts, count(l.alert_id)::int AS linked, count(*) FILTER (WHERE l.late)::int AS late
       FROM alerts a LEFT JOIN alert_links l ON l.alert_id = a.id WHERE a.title LIKE $1 || ' %'`,
      [run],
    );
    return rows[0];
  };

  /** Whether what is critical was in time is asked last, so that what was stored is compared however slow the machine was. */
  const rageAndHold = async (run: string, rate: number, alerts: number): Promise<void> => {
    const outcome = await rage(run, rate, alerts);
    hold(outcome, alerts);
    expect(await mixed(run)).toEqual([]);
    expect(await stored(run)).toEqual({ alerts, linked: alerts, late: 0 });
    // What is critical overtakes, however far what waits is behind. A second is for a machine with nothing else to do.
    expect(outcome.delays.critical.length).toBeGreaterThan(0);
    const patience = LONG ? 1_000 : Math.max(1_500, at(outcome.delays.all, 0.5) / 2);
    expect(at(outcome.delays.critical, 0.99)).toBeLessThan(patience);
  };

  it(
    'at a steady rate drops nothing, mixes nothing, and shows what is critical at once',
    () => rageAndHold('steady', RATE, RATE * SECONDS),
    PATIENCE_MS,
  );

  it('all at once does not either', () => rageAndHold('burst', 0, BURST), PATIENCE_MS);
});

describe('correlation that is behind', () => {
  let app: TestApp;
  let key: string;
  let elsewhere: string;
  let database: Client;

  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    elsewhere = await app.keyOf('SGJUR', 'suricata');
    database = new Client({ connectionString: app.db.url });
    await database.connect();
  });
  afterAll(async () => {
    await database?.end();
    await app?.close();
  });

  const post = (...alerts: { id: string; severity: number; occurredAt?: string }[]) => {
    const told = alerts.map(({ id, ...rest }) =>
      nativeAlert(id, { ...rest, signature: id, entities: [{ type: 'host', value: id, role: 'source' }] }),
    );
    return sendBytes(app, key, JSON.stringify(told));
  };

  it('is overtaken by what is urgent, which alone is taken once what waits is old', async () => {
    // A step waits for whoever changes markings.
    await database.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('breakwater.markings'), hashtext('live'))`);
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
    const old = (id: string) => ({ id, severity: 20, occurredAt });
    expect((await sendBytes(app, elsewhere, JSON.stringify(nativeAlert('first', { severity: 90 })))).status).toBe(200);
    await sleep(500);
    // More than a step takes beside what is urgent, and longer ago than the lateness.
    for (let hundred = 0; hundred < 7; hundred += 1) {
      const fillers = Array.from({ length: 100 }, (_, place) => old(`filler-${hundred * 100 + place}`));
      expect((await post(...fillers)).status).toBe(200);
    }
    expect((await post(...['a', 'b', 'c'].map(old))).status).toBe(200);
    await app.db.query(
      `UPDATE alerts SET received_at = received_at - interval '61 seconds' WHERE external_id <> 'first'`,
    );

    // Where correlation stands still everything is taken; where it goes on, and is behind, only what is urgent.
    await sleep(2_500);
    expect((await post({ id: 'stands', severity: 20 })).status).toBe(200);
    const turnedAway = await until(async () => {
      await app.db.query(
        `DELETE FROM correlation_inputs WHERE position = (SELECT min(position) FROM correlation_inputs i
           JOIN alerts a ON a.id = i.ref WHERE a.external_id LIKE 'filler-%')`,
      );
      // One is taken in two seconds, and seven hundred wait.
      await sleep(2_000);
      const answer = await post({ id: `more-${Date.now()}`, severity: 84 });
      return answer.status === 429 ? answer : undefined;
    }, 60_000);
    expect(turnedAway.body.error?.code).toBe('correlation_behind');
    expect(Number(turnedAway.headers.get('retry-after'))).toBe(30);
    expect((await post({ id: 'urgent', severity: 85 })).status).toBe(200);
    expect((await post({ id: 'beside', severity: 10 }, { id: 'urgent-too', severity: 95 })).status).toBe(200);
    await database.query('COMMIT');

    const ordinals = await until(async () => {
      const rows = await app.db.query<{ external_id: string; ordinal: number }>(
        `SELECT a.external_id, l.ordinal::int AS ordinal FROM alerts a JOIN alert_links l ON l.alert_id = a.id
         WHERE a.external_id IN ('first', 'a', 'b', 'c', 'beside', 'urgent', 'urgent-too')`,
      );
      return rows.length === 7 ? new Map(rows.map((row) => [row.external_id, row.ordinal])) : undefined;
    });
    const order = [...ordinals].sort(([, one], [, other]) => one - other).map(([id]) => id);
    expect(order[0]).toBe('first');
    expect(order.slice(1, 3)).toEqual(['urgent', 'urgent-too']);
    expect(order.slice(3, 6)).toEqual(['a', 'b', 'c']);

    // What they overtook, an hour older, is not late by them: the site's clock came to them in their turn.
    await until(async () =>
      (await app.db.query('SELECT FROM correlation_inputs LIMIT 1')).length === 0 ? true : undefined,
    );
    expect(
      await app.db.query(
        `SELECT (SELECT count(*)::int FROM alert_links WHERE late) AS late, bool_and(p.watermark = latest) AS caught_up
         FROM correlation_progress p
         JOIN (SELECT site_id, max(effective_at) AS latest FROM alerts GROUP BY site_id) told USING (site_id)`,
      ),
    ).toEqual([{ late: 0, caught_up: true }]);
    await until(async () =>
      (await post({ id: `again-${Date.now()}`, severity: 20 })).status === 200 ? true : undefined,
    );
  });
});
