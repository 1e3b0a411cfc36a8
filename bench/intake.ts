/**
 * Alerts acknowledged a second, over HTTP, each after its commit: arrays of 100, NDJSON of 100 and single posts, by a process that
 * is told to do intake only (`BREAKWATER_ROLES=intake`) and by a node that is one process and correlates, journals and audits
 * meanwhile. Beside them, in turns and in the same run, what this machine's PostgreSQL takes of the same rows into the same table
 * with nothing in front of it: COPY, and the micro-batches intake writes.
 *
 *     npm run bench intake
 *
 * Server, sender and database are processes of their own on loopback. About two and a half minutes. `BREAKWATER_BENCH_ROUNDS` and
 * `BREAKWATER_BENCH_SECONDS` change the three rounds of four seconds; `BREAKWATER_BENCH_PROFILES` names a folder for processor
 * profiles of the server, one a case; words after the name choose cases that hold one of them.
 */
import { alertText } from './harness/alert-template.ts';
import { BenchDatabase } from './harness/bench-database.ts';
import { BenchServer } from './harness/bench-server.ts';
import { spread, tell } from './harness/figure.ts';
import { type PostLoad, type PostOutcome, PostSender } from './harness/post-load.ts';
import { processorSeconds } from './harness/processor-time.ts';
import { copyRows, insertRows } from './raw-rows.ts';

const ROUNDS = Number(process.env.BREAKWATER_BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BREAKWATER_BENCH_SECONDS ?? 4);
const SENSOR = 'krpus-native';

interface Measured {
  rate: number;
  p50: number;
  p99: number;
  refused: number;
  /** Processor of the server and of PostgreSQL, microseconds a row; of this process where there is no server. */
  serverMicros: number;
  databaseMicros: number;
}

type Way = Pick<PostLoad, 'connections' | 'perPost' | 'form' | 'rate'>;

const ARRAYS: Way = { connections: 8, perPost: 100 };
const NDJSON: Way = { connections: 8, perPost: 100, form: 'ndjson' };
const SINGLE: Way = { connections: 64, perPost: 1 };
const INTAKE_ONLY = { BREAKWATER_ROLES: 'intake' };

const database = await BenchDatabase.start();
const sender = new PostSender();
try {
  const outcomes = await inTurns([
    ['COPY, 1,000 rows, 2 connections', () => raw(copyRows, 1_000)],
    ['micro-batches of 500, 2 connections', () => raw(insertRows, 500)],
    ['intake process, arrays of 100', (name) => serve(name, ARRAYS, INTAKE_ONLY)],
    ['intake process, NDJSON of 100', (name) => serve(name, NDJSON, INTAKE_ONLY)],
    ['intake process, single posts', (name) => serve(name, SINGLE, INTAKE_ONLY)],
    ['intake process, single posts, 2,000 a second', (name) => serve(name, { ...SINGLE, rate: 2_000 }, INTAKE_ONLY)],
    ['whole node, arrays of 100', (name) => serve(name, ARRAYS)],
    ['whole node, single posts', (name) => serve(name, SINGLE)],
    ['whole node, single posts, 2,000 a second', (name) => serve(name, { ...SINGLE, rate: 2_000 })],
  ]);
  report(outcomes);
} finally {
  sender.stop();
  await database.stop();
}

async function inTurns(
  cases: [name: string, run: (name: string) => Promise<Measured>][],
): Promise<Map<string, Measured[]>> {
  const words = process.argv.slice(2);
  const chosen = cases.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
  const outcomes = new Map<string, Measured[]>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, run] of chosen) {
      await database.beginAnew();
      const outcome = await run(name);
      outcomes.set(name, [...(outcomes.get(name) ?? []), outcome]);
      console.log(
        `round ${round}: ${name}: ${Math.round(outcome.rate)} rows/s, ${outcome.serverMicros.toFixed(1)} + ${outcome.databaseMicros.toFixed(1)} µs`,
      );
    }
  }
  return outcomes;
}

async function raw(write: typeof copyRows, perBatch: number): Promise<Measured> {
  const before = { database: processorSeconds(database.pid), own: process.cpuUsage() };
  const { rate, p50, p99, rows } = await write(database.url, {
    texts: alertText,
    perBatch,
    connections: 2,
    seconds: SECONDS,
  });
  const { user, system } = process.cpuUsage(before.own);
  const databaseMicros = ((processorSeconds(database.pid) - before.database) * 1e6) / rows;
  return { rate, p50, p99, refused: 0, serverMicros: (user + system) / rows, databaseMicros };
}

async function serve(name: string, way: Way, environment: Record<string, string> = {}): Promise<Measured> {
  const key = await database.addKey(SENSOR);
  const server = await BenchServer.start(database.url, environment);
  try {
    const load = { port: server.port, key, ...way };
    await sender.post({ ...load, seconds: 1 });
    const before = [server.pid, database.pid].map(processorSeconds);
    const outcome = await server.profiled(name, (): Promise<PostOutcome> => sender.post({ ...load, seconds: SECONDS }));
    const [serverMicros = NaN, databaseMicros = NaN] = [server.pid, database.pid].map(
      (pid, at) => ((processorSeconds(pid) - (before[at] ?? 0)) * 1e6) / outcome.acknowledged,
    );
    return { ...outcome, serverMicros, databaseMicros };
  } finally {
    await server.stop();
  }
}

function report(outcomes: ReadonlyMap<string, Measured[]>): void {
  console.log('\n| case | rows/s median (min-max) | p50 ms | p99 ms | server µs/row | PostgreSQL µs/row | refused |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, rounds] of outcomes) {
    const median = (of: (each: Measured) => number): number => spread(rounds.map(of)).median;
    const { low, high } = spread(rounds.map(({ rate }) => rate));
    const cells = [
      `${Math.round(median(({ rate }) => rate))} (${Math.round(low)}-${Math.round(high)})`,
      median(({ p50 }) => p50).toFixed(1),
      median(({ p99 }) => p99).toFixed(1),
      median(({ serverMicros }) => serverMicros).toFixed(1),
      median(({ databaseMicros }) => databaseMicros).toFixed(1),
      rounds.reduce((sum, { refused }) => sum + refused, 0),
    ];
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  }
  console.log('');
  const COPY = 'COPY, 1,000 rows, 2 connections';
  const BATCHES = 'micro-batches of 500, 2 connections';
  const share = (goal: string, of: string, beside: string, atLeast: number | null): void => {
    const [above, below] = [outcomes.get(of) ?? [], outcomes.get(beside) ?? []];
    const rounds = above.flatMap(({ rate }, at) => rate / (below[at]?.rate ?? NaN));
    if (rounds.length > 0 && below.length > 0) {
      tell({ goal, unit: 'ratio', rounds, beside, target: atLeast === null ? null : { atLeast } });
    }
  };
  share('durable intake, arrays of 100', 'intake process, arrays of 100', COPY, 0.6);
  share('durable intake, NDJSON of 100', 'intake process, NDJSON of 100', COPY, null);
  share('durable intake, single posts, 64 connections', 'intake process, single posts', BATCHES, 0.35);
  share('durable intake while it correlates, arrays of 100', 'whole node, arrays of 100', COPY, null);
  share('durable intake while it correlates, single posts', 'whole node, single posts', BATCHES, null);
  for (const process of ['intake process', 'whole node']) {
    const rounds = outcomes.get(`${process}, single posts, 2,000 a second`) ?? [];
    if (rounds.length === 0) continue;
    const goal = `acknowledged at 2,000 single posts a second, ${process}`;
    tell({ goal: `${goal}, p50`, unit: 'ms', rounds: rounds.map(({ p50 }) => p50), beside: null, target: null });
    tell({ goal: `${goal}, p99`, unit: 'ms', rounds: rounds.map(({ p99 }) => p99), beside: null, target: null });
  }
}
