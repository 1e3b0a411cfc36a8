/**
 * What it costs to remove what a nation does not keep: alerts a second in batches, as the sweeper removes them, with their links, rows
 * of the queue and tombstones; the write-ahead log of it; and intake's p99 while it goes on, in turns with intake alone. Beside it the
 * same alerts in a table parted by time, of which a part is dropped (docs/decisions/0037).
 *
 *     npm run bench retention      BREAKWATER_STORE_ALERTS=1000000 for a million, BREAKWATER_STORE_FOLDER=/tmp/stores to keep the store
 *
 * Two hundred thousand alerts take a minute to make, the rest another.
 */
import 'reflect-metadata';
import { SweepRunner } from '../src/retention/sweep.runner.ts';
import { Sweeps } from '../src/retention/sweep.writer.ts';
import { benchKey, BenchNode } from './harness/bench-node.ts';
import { spread, tell } from './harness/figure.ts';
import { LargeStores } from './harness/large-store.ts';
import { partedStore } from './harness/parted-store.ts';
import { type PostOutcome, PostSender } from './harness/post-load.ts';

const ALERTS = Number(process.env['BREAKWATER_STORE_ALERTS'] ?? 200_000);
const ROUNDS = Number(process.env['BREAKWATER_BENCH_ROUNDS'] ?? 3);
const SECONDS = 5;
const RATE = 300;
/** Steps of one measurement at full speed. */
const STEPS = 20;

/** All of it is old enough to go, and was never otherwise. */
const AGE = `
  SET session_replication_role = replica;
  UPDATE alerts SET received_at = received_at - interval '400 days', effective_at = effective_at - interval '400 days';
  UPDATE alert_links SET first_at = first_at - interval '400 days', last_at = last_at - interval '400 days',
    linked_at = linked_at - interval '400 days', state = state - 'heldUntil';
  UPDATE queue_heads SET arrived_at = arrived_at - interval '400 days', closed_at = closed_at - interval '400 days';
  UPDATE cases SET closed_at = closed_at - interval '400 days';
  RESET session_replication_role;
  INSERT INTO correlation_progress (realm, site_id, watermark) SELECT DISTINCT realm, site_id, now() FROM alert_links
    ON CONFLICT (realm, site_id) DO UPDATE SET watermark = excluded.watermark;
  INSERT INTO retention_policies (nation, waiting_days, closed_days, case_days, reason, set_by, set_at, effective_at)
    SELECT code, 90, 90, 90, 'bench', '{"id":"person:bench","name":"Bench"}', now(), now() FROM nations;`;

async function main(): Promise<void> {
  const stores = await LargeStores.open();
  const sender = new PostSender();
  let node: BenchNode | undefined;
  try {
    const url = await stores.copy(ALERTS, 'retention');
    node = await BenchNode.start(url);
    await node.client.query(AGE);
    for (const table of ['alerts', 'alert_links', 'queue_heads', 'cases'])
      await node.client.query(`VACUUM (FULL, ANALYZE) ${table}`);
    await beside(node, sender);
    await atFullSpeed(node);
    for (const figure of await partedStore(node.client)) tell(figure);
  } finally {
    sender.stop();
    await node?.close();
    await stores.close();
  }
}

/** Intake alone and while the sweeper works at its own pace, in turns. */
async function beside(node: BenchNode, sender: PostSender): Promise<void> {
  const runner = node.app.get(SweepRunner, { strict: false });
  const port = Number(new URL(node.address).port);
  const load = { port, key: benchKey('KRPUS'), connections: 16, perPost: 1, seconds: SECONDS, rate: RATE };
  await sender.post(load);
  const [alone, swept]: [PostOutcome[], PostOutcome[]] = [[], []];
  let removed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await node.settled();
    alone.push(await sender.post(load));
    await node.settled();
    const before = await count(node);
    const stop = runner.look(Date.now() + SECONDS * 1_000);
    swept.push(await sender.post(load));
    await stop;
    removed += before - (await count(node)) + (swept.at(-1)?.acknowledged ?? 0);
    console.log(
      `round ${round + 1}: p99 alone ${alone.at(-1)?.p99.toFixed(1)} ms, beside ${swept.at(-1)?.p99.toFixed(1)} ms`,
    );
  }
  console.log(`at its own pace ${Math.round(removed / (ROUNDS * SECONDS))} alerts a second were removed`);
  const middle = (outcomes: PostOutcome[]): string => spread(outcomes.map(({ p99 }) => p99)).median.toFixed(1);
  tell({
    goal: `intake p99 at ${RATE} a second while alerts are removed (${middle(swept)} ms)`,
    unit: 'ratio',
    rounds: swept.map(({ p99 }, index) => p99 / (alone[index]?.p99 ?? p99)),
    beside: `the same without it (${middle(alone)} ms)`,
    target: null,
  });
}

async function atFullSpeed(node: BenchNode): Promise<void> {
  const sweeps = node.app.get(Sweeps, { strict: false });
  const rates: number[] = [];
  const bytes: number[] = [];
  const nations = await sweeps.nations();
  for (let round = 0; round < ROUNDS; round += 1) {
    await node.client.query('CHECKPOINT');
    const [before, from] = [await count(node), await position(node)];
    const begun = performance.now();
    for (let step = 0; step < STEPS; step += 1) for (const nation of nations) await sweeps.step(nation);
    const seconds = (performance.now() - begun) / 1_000;
    const removed = before - (await count(node));
    if (removed === 0) break;
    rates.push(removed / seconds);
    bytes.push((await written(node, from)) / removed);
  }
  tell({
    goal: 'alerts removed in batches, without rests',
    unit: 'per second',
    rounds: rates,
    beside: null,
    target: null,
  });
  tell({
    goal: 'write-ahead log of an alert removed so, bytes',
    unit: 'count',
    rounds: bytes,
    beside: null,
    target: null,
  });
}

async function count({ client }: BenchNode): Promise<number> {
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM alerts');
  return Number(rows[0]?.count);
}

async function position({ client }: BenchNode): Promise<string> {
  return (await client.query<{ at: string }>('SELECT pg_current_wal_insert_lsn() AS at')).rows[0]?.at ?? '';
}

async function written({ client }: BenchNode, from: string): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>('SELECT pg_current_wal_insert_lsn() - $1::pg_lsn AS bytes', [
    from,
  ]);
  return Number(rows[0]?.bytes);
}

await main();
