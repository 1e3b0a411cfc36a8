/**
 * From the instant an alert is due to be posted to the frame that tells of that very alert, on each of 100 sockets: stored,
 * correlated, written to the journal, and seen. The node is a process with a PostgreSQL of its own, senders and sockets are two
 * more; the senders' rate does not depend on the answers, and what waits for a free connection has been waiting since it was due.
 * Beside it in the same run: an empty round trip, which is a server that answers a post and sends one frame to each of as many
 * sockets, and does nothing else.
 *
 *     npx tsc -p tsconfig.json && node dist/bench/sensor-to-screen.js
 *     node dist/bench/sensor-to-screen.js 5000 10 8      # one rate, alerts per post, seconds; `--profile` adds one of the server
 *
 * Four alerts in five repeat one of 1,000 sightings that go on at four sites, one in five is new, one in 500 critical. Takes
 * about a minute and a half.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { at, type Delays, delaysOf } from '../test/support/storm/delays.ts';
import { Program } from '../test/support/storm/program.ts';
import type { ScreenResult } from '../test/support/storm/screens.ts';
import type { SendOrder, SendResult } from '../test/support/storm/sender.ts';
import type { StormShape } from '../test/support/storm/sightings.ts';
import { type Programs, StormNode } from '../test/support/storm/storm-node.ts';
import { NODE_OPTIONS } from './harness/bench-environment.ts';
import { tell } from './harness/figure.ts';

const SOCKETS = 100;
const SITES = 4;
const SHAPE: StormShape = { sites: SITES, freshPerMille: 200, running: 1_000, criticalEvery: 500 };
const CONNECTIONS = 64;
const AIM = 5_000;
const WARM_SECONDS = 3;

const numbers = process.argv
  .slice(2)
  .filter((text) => /^\d+$/.test(text))
  .map(Number);
const profile = process.argv.includes('--profile');

const PROGRAMS: Programs = {
  server: [
    ...NODE_OPTIONS,
    ...(profile ? ['--cpu-prof', '--cpu-prof-dir=dist/profile'] : []),
    fileURLToPath(new URL('../src/main.js', import.meta.url)),
  ],
  script: (name) => ({
    path: fileURLToPath(new URL(`../test/support/storm/${name}.js`, import.meta.url)),
    execArgv: [],
  }),
};

if (process.send) empty();
else await bench();

/** The yardstick: a post is answered at once, and one frame goes to every socket. */
function empty(): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  let seq = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seq += 1;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '2' }).end('{}');
      const title = /"title":"([^"]*)"/.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
      const data = { alertId: String(seq), title };
      const event = JSON.stringify({ seq, type: 'alert.linked', caseId: null, data });
      const frame = Buffer.from(`{"type":"events","id":"storm","events":[${event}],"cursor":${seq}}`);
      for (const socket of sockets.clients) socket.send(frame, { binary: false });
    });
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', () => opened.send('{"type":"subscribed"}'));
    }),
  );
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
}

interface Round {
  seconds: number;
  delays: Delays;
  behind: number;
  accepted: number;
  answers: Float64Array;
  untold: number;
  serverCpu: number;
  postgresCpu: number;
  others: Record<string, number>;
}

async function bench(): Promise<void> {
  const node = await StormNode.start(PROGRAMS, { sites: SITES, sockets: SOCKETS });
  try {
    const rates = numbers[0] === undefined ? [1_000, 2_500, AIM, AIM, AIM] : [numbers[0]];
    const perPost = numbers[1] ?? 10;
    const seconds = numbers[2] ?? 6;
    await round(node, 500, perPost, WARM_SECONDS);
    const aimed: Delays[] = [];
    for (const rate of rates) {
      const found = await round(node, rate, perPost, seconds);
      print(rate, perPost, found);
      if (rate === AIM) aimed.push(found.delays);
    }
    if (aimed.length > 0) {
      const trips = await emptyTrips(aimed.length, AIM / perPost);
      const goal = `sensor to screen at ${AIM.toLocaleString('en')}/s, ${SOCKETS} sockets`;
      const p50 = aimed.map((delays) => at(delays.all, 0.5));
      tell({
        goal: `${goal}: p50`,
        unit: 'ratio',
        rounds: p50.map((value, index) => value / (trips[index] ?? Number.NaN)),
        beside: 'an empty round trip at the same rate of posts, p50',
        target: { atMost: 10 },
      });
      tell({ goal: `${goal}: p50`, unit: 'ms', rounds: p50, beside: null, target: null });
      const p99 = aimed.map((delays) => at(delays.all, 0.99));
      tell({ goal: `${goal}: p99`, unit: 'ms', rounds: p99, beside: null, target: { atMost: 100 } });
    }
  } finally {
    await node.stop();
  }
}

async function round(node: StormNode, rate: number, perPost: number, seconds: number): Promise<Round> {
  const run = `r${Math.random().toString(36).slice(2, 8)}`;
  await node.watch(run, 1);
  const before = node.processorTime();
  const alerts = rate * seconds;
  const sending = { run, shape: SHAPE, rate, perPost, alerts, connections: CONNECTIONS, apart: false, sample: 1 };
  const sent = await node.send(sending);
  const behind = await node.waiting();
  for (let turn = 0; turn < 600 && (await node.waits()); turn += 1) await sleep(50);
  await sleep(500);
  const after = node.processorTime();
  const screens = await node.seen(SHAPE, alerts);
  return {
    seconds: (sent.ended - sent.began) / 1_000,
    delays: delaysOf(sent, screens, SHAPE),
    behind,
    accepted: sent.accepted,
    answers: sent.answers.sort(),
    untold: screens.untold,
    serverCpu: (after.server - before.server) / alerts,
    postgresCpu: (after.postgres - before.postgres) / alerts,
    others: screens.others,
  };
}

/** As many posts a second to a server that does nothing. p50 of each round, in milliseconds. */
async function emptyTrips(rounds: number, rate: number): Promise<number[]> {
  const child = fork(fileURLToPath(import.meta.url));
  const [sender, screens] = [new Program(PROGRAMS.script('sender')), new Program(PROGRAMS.script('screens'))];
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    await screens.ask({ open: { url: `ws://127.0.0.1:${port}`, token: '', sockets: SOCKETS } });
    const shape = { ...SHAPE, freshPerMille: 1_000, criticalEvery: 0 };
    const trips: number[] = [];
    for (let count = 0; count <= rounds; count += 1) {
      const run = `e${count}`;
      await screens.ask({ run, sample: 1 });
      const common = { port, path: '/', keys: [], connections: CONNECTIONS, apart: false, sample: 1 };
      const order: SendOrder = { ...common, run, shape, rate, perPost: 1, alerts: rate * 3 };
      const sent = await sender.ask<SendResult>(order);
      await sleep(200);
      const seen = await screens.ask<ScreenResult>({ tell: { shape, alerts: order.alerts } });
      const { all } = delaysOf(sent, seen, shape);
      console.log(`empty, ${rate} posts/s: p50 ${ms(at(all, 0.5))}, p99 ${ms(at(all, 0.99))}, untold ${seen.untold}`);
      // The first is to get warm.
      if (count > 0) trips.push(at(all, 0.5));
    }
    return trips;
  } finally {
    for (const one of [sender, screens]) one.end();
    child.kill();
  }
}

function print(rate: number, perPost: number, found: Round): void {
  const { seconds, delays, untold, behind, accepted, answers, serverCpu, postgresCpu, others } = found;
  const shares = [0.5, 0.9, 0.99].map((share) => `p${share * 100} ${ms(at(delays.all, share))}`);
  console.log(
    `${rate}/s in posts of ${perPost}: ${Math.round(accepted / seconds)}/s accepted, ${shares.join(', ')}, ` +
      `critical p99 ${ms(at(delays.critical, 0.99))}, answered p50 ${ms(at(answers, 0.5))} p99 ${ms(at(answers, 0.99))}, ` +
      `untold ${untold}, behind at the end ${behind}, ` +
      `processor ${us(serverCpu)} server + ${us(postgresCpu)} PostgreSQL an alert` +
      (Object.keys(others).length > 0 ? `, also ${JSON.stringify(others)}` : ''),
  );
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function us(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}
