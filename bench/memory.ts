/**
 * Resident memory of the whole node while it takes 5,000 alerts a second and tells 1,000 sockets of them, a tenth of which
 * never read and have sixteen subscriptions each.
 *
 *     npm run bench memory
 *     BREAKWATER_BENCH_SECONDS=600 node dist/bench/memory.js      the long form, ten minutes
 *
 * Server, PostgreSQL, sender and receivers are processes of their own. A minute of load unless told otherwise. What the
 * senders are refused is sent no second time, and is told: a node that takes less than it is offered holds less in memory.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ReceiverProcess } from '../test/support/light-sockets/receiver-process.ts';
import { BenchDatabase } from './harness/bench-database.ts';
import { BenchServer } from './harness/bench-server.ts';
import { quantile, spread, tell } from './harness/figure.ts';
import { PostSender } from './harness/post-load.ts';

const SECONDS = Number(process.env.BREAKWATER_BENCH_SECONDS ?? 60);
const OFFERED = 5_000;
const SOCKETS = { sockets: 1_000, stalled: 100, stalledSubscriptions: 16 };

const database = await BenchDatabase.start();
const server = await BenchServer.start(database.url);
const receivers = new ReceiverProcess();
const sender = new PostSender();
try {
  const token = server.operator['authorization']?.replace('Bearer ', '') ?? '';
  const key = await database.addKey('krpus-native');
  const idle = resident('VmRSS');
  await receivers.ask(
    { open: { peer: 'feed', port: server.port, token, audiences: 10, lenient: true, ...SOCKETS } },
    'opened',
  );
  const opened = resident('VmRSS');
  const samples: number[] = [];
  let sending = true;
  const outcome = sender
    .post({ port: server.port, key, connections: 8, perPost: 100, seconds: SECONDS, rate: OFFERED })
    .finally(() => (sending = false));
  while (sending) {
    samples.push(resident('VmRSS'));
    await delay(500);
  }
  const { rate, refused, p99 } = await outcome;
  const quarter = Math.floor(samples.length / 4);
  const middle = (values: readonly number[]): number => spread(values).median;
  const drift = middle(samples.slice(3 * quarter)) - middle(samples.slice(quarter, 2 * quarter));
  const times = await receivers.ask({ times: true }, 'times');
  console.log(
    `${Math.round(rate)} alerts/s acknowledged of ${OFFERED} offered, ${refused} refused, p99 ${p99.toFixed(0)} ms; ` +
      `idle ${idle.toFixed(0)} MB, with its sockets ${opened.toFixed(0)} MB, p95 ${quantile(samples, 0.95).toFixed(0)} MB; ` +
      `${times.frames} frames read`,
  );
  console.log(`every ${Math.max(1, Math.floor(samples.length / 20)) / 2} s: ${sparse(samples).join(' ')} MB`);
  tell({
    goal: `memory of the node at ${OFFERED} alerts/s, 1,000 sockets, a tenth stalled: most in ${SECONDS} s`,
    unit: 'MB',
    rounds: [resident('VmHWM')],
    beside: null,
    target: { atMost: 400 },
  });
  tell({
    goal: 'the same: last quarter of the time above the second',
    unit: 'MB',
    rounds: [drift],
    beside: null,
    target: null,
  });
} finally {
  receivers.end();
  sender.stop();
  await server.stop();
  await database.stop();
}

/** MB the server has in memory now (`VmRSS`), or had at most (`VmHWM`). */
function resident(line: 'VmRSS' | 'VmHWM'): number {
  const text = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(text)?.[1]) / 1_024;
}

function sparse(samples: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(samples.length / 20));
  return samples.filter((_sample, index) => index % step === 0).map(Math.round);
}
