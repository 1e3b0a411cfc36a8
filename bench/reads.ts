/**
 * What intake's p99 becomes when twenty dashboards poll the same node: single posts at an even pace, with and without
 * them, in turns. A dashboard asks once a second for the first page of the queue, the open cases and how sensors do, each
 * on a connection kept open.
 *
 *     npm run bench reads
 *
 * Once on a node that is one process, and once on one of two, of which one correlates: where p99 is in question, what marks the
 * heap of correlation holds up whoever is in the same process. Server, PostgreSQL and sender are processes of their own; the
 * dashboards are in this one. About three minutes.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { BenchDatabase } from './harness/bench-database.ts';
import { BenchServer } from './harness/bench-server.ts';
import { quantile, spread, tell } from './harness/figure.ts';
import { HttpConnection } from './harness/http-connection.ts';
import { type PostLoad, type PostOutcome, PostSender } from './harness/post-load.ts';
import { processorSeconds } from './harness/processor-time.ts';

const ROUNDS = Number(process.env.BREAKWATER_BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BREAKWATER_BENCH_SECONDS ?? 6);
const RATE = 500;
const DASHBOARDS = 20;
const PATHS = ['/api/v1/queue?limit=50', '/api/v1/cases?limit=50', '/api/v1/sensors'];
/** Alerts and the cases made of them that lie there before. */
const STORED = 20_000;
/** Reads of each page by which its cost is told. */
const COSTED = 200;

/** By the processes of a node, the roles of each; the first answers sensors and people. */
const NODES = { 'one process': [''], 'two processes': ['intake,live', 'correlation'] };

const sender = new PostSender();
try {
  for (const [name, roles] of Object.entries(NODES)) await measure(name, roles);
} finally {
  sender.stop();
}

async function measure(name: string, roles: readonly string[]): Promise<void> {
  const database = await BenchDatabase.start();
  const servers: BenchServer[] = [];
  try {
    for (const role of roles)
      servers.push(await BenchServer.start(database.url, role === '' ? {} : { BREAKWATER_ROLES: role }));
    const [front] = servers;
    if (front) await compare(name, database, front);
  } finally {
    for (const server of servers) await server.stop();
    await database.stop();
  }
}

async function compare(name: string, database: BenchDatabase, server: BenchServer): Promise<void> {
  const key = await database.addKey('krpus-native');
  const load = { port: server.port, key, connections: 32, perPost: 1, seconds: SECONDS, rate: RATE };
  await sender.post({ port: server.port, key, connections: 4, perPost: 100, seconds: 10, rate: STORED / 10 });
  await settled(database);
  await sender.post(load);
  await settled(database);
  console.log(name);
  for (const path of PATHS) await cost(path, server, database);
  const [alone, polled]: [PostOutcome[], PostOutcome[]] = [[], []];
  const read: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turns which of them comes first: what the round before left behind is found by either.
    const ways = [
      async () => alone.push(await sender.post(load)),
      async () => polled.push(await watched(load, server, read)),
    ];
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      await way();
      await settled(database);
    }
    console.log(
      `round ${round + 1}: p99 alone ${alone.at(-1)?.p99.toFixed(1)} ms, with dashboards ${polled.at(-1)?.p99.toFixed(1)} ms`,
    );
  }
  const told = (value: (outcome: PostOutcome) => number): string =>
    [alone, polled].map((outcomes) => spread(outcomes.map(value)).median.toFixed(1)).join(' and ');
  console.log(
    `${name}, intake at ${RATE} a second alone and with dashboards: p50 ${told((o) => o.p50)}, p99 ${told((o) => o.p99)} ms; ` +
      `${read.length} reads, p50 ${quantile(read, 0.5).toFixed(1)}, p99 ${quantile(read, 0.99).toFixed(1)} ms`,
  );
  for (const [quantileName, value] of [
    ['p50', (outcome: PostOutcome) => outcome.p50],
    ['p99', (outcome: PostOutcome) => outcome.p99],
  ] as const) {
    tell({
      goal: `intake ${quantileName} with ${DASHBOARDS} dashboards polling, ${name}`,
      unit: 'ratio',
      rounds: polled.map((outcome, index) => value(outcome) / value(alone[index] ?? outcome)),
      beside: 'the same without them',
      target: quantileName === 'p99' ? { atMost: 1.2 } : null,
    });
  }
}

/** The load with the dashboards beside it. */
async function watched(load: PostLoad, server: BenchServer, read: number[]): Promise<PostOutcome> {
  const watching = new AbortController();
  const dashboards = Array.from({ length: DASHBOARDS }, (_, index) => dashboard(index, server, watching.signal, read));
  const outcome = await sender.post(load);
  watching.abort();
  await Promise.all(dashboards);
  return outcome;
}

/** Asks for all of {@link PATHS} once a second until told to stop. @throws Error at an answer that is none. */
async function dashboard(index: number, server: BenchServer, stop: AbortSignal, times: number[]): Promise<void> {
  const connection = await HttpConnection.open(server.port);
  await delay((index * 1_000) / DASHBOARDS);
  while (!stop.aborted) {
    const next = delay(1_000);
    for (const path of PATHS) {
      const began = performance.now();
      const { status, body } = await connection.send(request(path, server));
      if (status !== 200) throw new Error(`${path}: ${status} ${body.toString().slice(0, 200)}`);
      times.push(performance.now() - began);
    }
    await next;
  }
  connection.close();
}

/** What one read of a page takes of a processor, when nothing else is asked. */
async function cost(path: string, server: BenchServer, database: BenchDatabase): Promise<void> {
  const connection = await HttpConnection.open(server.port);
  const spent = (): [number, number] => [processorSeconds(server.pid), processorSeconds(database.pid)];
  const [before, began] = [spent(), performance.now()];
  for (let count = 0; count < COSTED; count += 1) await connection.send(request(path, server));
  const [took, after] = [performance.now() - began, spent()];
  const each = after.map((seconds, index) => ((seconds - (before[index] ?? 0)) * 1_000) / COSTED);
  console.log(
    `${path}: ${(took / COSTED).toFixed(1)} ms, server ${each[0]?.toFixed(2)} ms of a core, PostgreSQL ${each[1]?.toFixed(2)} ms`,
  );
  connection.close();
}

function request(path: string, server: BenchServer): Buffer {
  return Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: ${server.operator['authorization']}\r\n\r\n`,
  );
}

/** Until correlation has taken in all that was accepted. */
async function settled(database: BenchDatabase): Promise<void> {
  for (;;) {
    const { rows } = await database.client.query<{ left: boolean }>(
      'SELECT EXISTS (SELECT FROM correlation_inputs) AS left',
    );
    if (rows[0]?.left !== true) return;
    await delay(50);
  }
}
