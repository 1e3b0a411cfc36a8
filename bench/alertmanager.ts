/**
 * Beside Prometheus Alertmanager, which takes alerts and tells receivers of them too and holds them in memory only: alerts taken a
 * second, singly and by the hundred, and the time from an alert to its receiver at 2,000 single posts a second. Alertmanager tells a
 * webhook (grouped by one of 10,000 keys, `group_wait: 0s`, `group_interval: 1s`, the shortest it allows in practice); Breakwater, a
 * whole node with PostgreSQL, correlates, journals and tells a socket of the live feed. In turns, with one sender and one receiver.
 *
 *     npm run bench alertmanager
 *
 * Needs `prometheus-alertmanager` (Debian's package, 0.25) on the path or where `BREAKWATER_ALERTMANAGER` says; says so and ends
 * where it is not. About a minute and a half.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../src/database/embedded-postgres.ts';
import { AlertReceiver } from './harness/alert-receiver.ts';
import { BenchDatabase } from './harness/bench-database.ts';
import { BenchServer } from './harness/bench-server.ts';
import { quantile, spread, tell } from './harness/figure.ts';
import { type PostLoad, type PostOutcome, PostSender } from './harness/post-load.ts';

const ROUNDS = Number(process.env.BREAKWATER_BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BREAKWATER_BENCH_SECONDS ?? 3);
const PROGRAM = process.env.BREAKWATER_ALERTMANAGER ?? 'prometheus-alertmanager';
/** How long a receiver may take after the last alert was taken. */
const PATIENCE_MS = 3_000;

type Way = Pick<PostLoad, 'connections' | 'perPost' | 'rate'>;
const WAYS = {
  paced: { connections: 64, perPost: 1, rate: 2_000 },
  single: { connections: 64, perPost: 1 },
  batch: { connections: 8, perPost: 100 },
} satisfies Record<string, Way>;

interface Found {
  rate: number;
  p50: number;
  p99: number;
  /** Share of the alerts the receiver heard of. */
  told: number;
}

/** Posts one load of a way to whoever is measured, whose receiver is listening. */
type Post = (way: Way) => Promise<PostOutcome>;

if (spawnSync(PROGRAM, ['--version']).error) {
  console.log(`Skipped: there is no ${PROGRAM} (apt-get install prometheus-alertmanager)`);
} else {
  const sender = new PostSender();
  const receiver = new AlertReceiver();
  try {
    report(await inTurns(sender, receiver));
  } finally {
    sender.stop();
    receiver.stop();
  }
}

async function inTurns(sender: PostSender, receiver: AlertReceiver): Promise<Map<string, Found[]>> {
  const database = await BenchDatabase.start();
  const found = new Map<string, Found[]>();
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [name, way] of Object.entries(WAYS)) {
        for (const [who, run] of [
          ['alertmanager', alertmanager],
          ['breakwater', breakwater],
        ] as const) {
          await database.beginAnew();
          const one = await run(database, sender, receiver, (post) => measure(post, way, receiver));
          found.set(`${who} ${name}`, [...(found.get(`${who} ${name}`) ?? []), one]);
          const times = `${one.p50.toFixed(1)} ms, ${one.p99.toFixed(1)} ms`;
          console.log(
            `round ${round}: ${who} ${name}: ${Math.round(one.rate)}/s, to its receiver ${times}, ${one.told.toFixed(2)}`,
          );
        }
      }
    }
  } finally {
    await database.stop();
  }
  return found;
}

async function measure(post: Post, way: Way, receiver: AlertReceiver): Promise<Found> {
  await post({ ...way, rate: 500, perPost: 1 });
  const { run, sentAt, rate, acknowledged } = await post(way);
  await delay(PATIENCE_MS);
  const heard = await receiver.heard(run);
  const times = heard.flatMap((at, index) => (at > 0 ? at - (sentAt[index] ?? Number.NaN) : []));
  return { rate, p50: quantile(times, 0.5), p99: quantile(times, 0.99), told: times.length / acknowledged };
}

async function breakwater(
  database: BenchDatabase,
  sender: PostSender,
  receiver: AlertReceiver,
  work: (post: Post) => Promise<Found>,
): Promise<Found> {
  const key = await database.addKey('krpus-native');
  const server = await BenchServer.start(database.url);
  try {
    await receiver.watchFeed(`ws://127.0.0.1:${server.port}/live`, server.operator);
    return await work((way) => sender.post({ port: server.port, key, seconds: SECONDS, text: 'traced', ...way }));
  } finally {
    await receiver.leave();
    await server.stop();
  }
}

async function alertmanager(
  _database: BenchDatabase,
  sender: PostSender,
  receiver: AlertReceiver,
  work: (post: Post) => Promise<Found>,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-alertmanager-'));
  const port = await freePort();
  const hook = await receiver.takeHooks();
  writeFileSync(join(folder, 'config.yml'), configuration(hook));
  const server = spawn(
    PROGRAM,
    [
      `--config.file=${join(folder, 'config.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const gone = new Promise((resolve) => server.once('exit', resolve));
  try {
    await untilReady(port);
    return await work((way) =>
      sender.post({
        port,
        key: '',
        path: '/api/v2/alerts',
        alwaysArray: true,
        seconds: SECONDS,
        text: 'prometheus',
        ...way,
      }),
    );
  } finally {
    server.kill('SIGTERM');
    await gone;
    await receiver.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

function configuration(hook: string): string {
  return [
    'route:',
    '  receiver: bench',
    "  group_by: ['key']",
    '  group_wait: 0s',
    '  group_interval: 1s',
    '  repeat_interval: 1h',
    'receivers:',
    '  - name: bench',
    '    webhook_configs:',
    `      - url: ${hook}`,
    '        send_resolved: false',
    '',
  ].join('\n');
}

async function untilReady(port: number): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await delay(50);
  }
  throw new Error('Alertmanager did not come up');
}

function report(found: ReadonlyMap<string, Found[]>): void {
  const rounds = (name: string, of: (each: Found) => number): number[] => (found.get(name) ?? []).map(of);
  const beside = (way: string, of: (each: Found) => number): number[] => {
    const theirs = rounds(`alertmanager ${way}`, of);
    return rounds(`breakwater ${way}`, of).map((value, at) => value / (theirs[at] ?? Number.NaN));
  };
  console.log('\n| case | taken/s median (min-max) | to receiver p50 ms | p99 ms | told of |');
  console.log('|---|---|---|---|---|');
  for (const name of found.keys()) {
    const { median, low, high } = spread(rounds(name, ({ rate }) => rate));
    const times = (['p50', 'p99'] as const).map((at) => spread(rounds(name, (each) => each[at])).median.toFixed(1));
    const told = spread(rounds(name, (each) => each.told)).median.toFixed(2);
    console.log(
      `| ${[name, `${Math.round(median)} (${Math.round(low)}-${Math.round(high)})`, ...times, told].join(' | ')} |`,
    );
  }
  console.log('');
  const ratio = (goal: string, values: number[], target: { atLeast: number } | { atMost: number }): void =>
    tell({ goal, unit: 'ratio', rounds: values, beside: 'Alertmanager 0.25, memory only', target });
  ratio(
    'taken, single posts',
    beside('single', ({ rate }) => rate),
    { atLeast: 2 },
  );
  ratio(
    'taken, by the hundred',
    beside('batch', ({ rate }) => rate),
    { atLeast: 4 },
  );
  ratio(
    'alert to receiver at 2,000 a second, p50',
    beside('paced', ({ p50 }) => p50),
    { atMost: 1.5 },
  );
  ratio(
    'alert to receiver at 2,000 a second, p99',
    beside('paced', ({ p99 }) => p99),
    { atMost: 0.1 },
  );
}
