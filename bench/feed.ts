/**
 * How many deliveries a second the live feed makes to 1,000 sockets, against Socket.IO, both fed by the same journal in
 * the same process, in turns, to the same receivers; and how long 1,000 sockets take to come back after a cut.
 *
 *     npm run bench feed            or, to look at one alone: node dist/bench/feed.js feed|peer|resume
 *
 * A delivery is one event read from one socket. The receivers are a process of their own and look at the ends of each
 * frame only; one socket reads in full and complains of any event missing, doubled or out of order. About two minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { JournalTails } from '../src/journal/journal-tails.service.ts';
import { gather } from '../src/live/gather.ts';
import { FeedNode } from './feed/feed-node.ts';
import { ReceiverProcess } from '../test/support/light-sockets/receiver-process.ts';
import { type Manner, SocketIoServer } from './feed/socket-io-server.ts';
import { OPERATOR_TOKEN } from './harness/bench-environment.ts';
import { spread, tell } from './harness/figure.ts';

const SOCKETS = 1_000;
const ROUNDS = 3;
const EVENTS = { feed: 8_000, each: 200, together: 8_000 };
/** What is missed in five minutes at a hundred events a second. */
const CUT_EVENTS = 30_000;

interface Run {
  perSecond: number;
  /** Time of this process per delivery, in microseconds: the sender, and the journal's writer. */
  server: number;
  receiver: number;
}

const asked = process.argv[2];
const node = await FeedNode.start();
const receivers = new ReceiverProcess();
const peer = await SocketIoServer.listen();
try {
  if (asked === undefined || asked === 'feed' || asked === 'peer') await rates();
  if (asked === undefined || asked === 'resume') await resume();
} finally {
  receivers.end();
  await peer.close();
  await node.stop();
}

async function rates(): Promise<void> {
  const [ours, many, each, together]: Run[][] = [[], [], [], []] as Run[][] & { length: 4 };
  await feed(1, 2_000);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (asked !== 'feed') each?.push(await socketIo('each'));
    if (asked !== 'peer') ours?.push(await feed(1));
    if (asked !== 'feed') together?.push(await socketIo('together'));
    if (asked !== 'peer') many?.push(await feed(100));
  }
  const told: [string, Run[] | undefined][] = [
    ['Socket.IO, one event a message', each],
    ['Socket.IO, a tick’s events in one message', together],
    ['feed, one audience', ours],
    ['feed, a hundred audiences', many],
  ];
  for (const [name, runs = []] of told) {
    if (runs.length === 0) continue;
    tell({
      goal: `deliveries to ${SOCKETS} sockets: ${name}`,
      unit: 'per second',
      rounds: runs.map((run) => run.perSecond),
      beside: null,
      target: null,
    });
    const middle = (value: (run: Run) => number): string => spread(runs.map(value)).median.toFixed(3);
    console.log(
      `  µs of processor per delivery: server ${middle((run) => run.server)}, receivers ${middle((run) => run.receiver)}`,
    );
  }
  if (asked !== undefined) return;
  const ratio = (mine: Run[] = [], theirs: Run[] = []): number[] =>
    mine.map((run, index) => run.perSecond / (theirs[index]?.perSecond ?? Number.NaN));
  tell({
    goal: `feed, deliveries to ${SOCKETS} sockets`,
    unit: 'ratio',
    rounds: ratio(ours, each),
    beside: 'Socket.IO 4.8.4, one event a message',
    target: { atLeast: 20 },
  });
  tell({
    goal: `feed, deliveries to ${SOCKETS} sockets of 100 audiences`,
    unit: 'ratio',
    rounds: ratio(many, each),
    beside: 'Socket.IO 4.8.4, one event a message',
    target: null,
  });
  tell({
    goal: `feed, deliveries to ${SOCKETS} sockets`,
    unit: 'ratio',
    rounds: ratio(ours, together),
    beside: 'Socket.IO 4.8.4 given a tick’s events as one message',
    target: null,
  });
}

async function feed(audiences: number, events = EVENTS.feed): Promise<Run> {
  await receivers.ask(
    { open: { peer: 'feed', port: node.port, token: OPERATOR_TOKEN, sockets: SOCKETS, stalled: 0, audiences } },
    'opened',
  );
  return measured(events);
}

async function socketIo(manner: Manner): Promise<Run> {
  await receivers.ask(
    { open: { peer: 'socket.io', port: peer.port, token: OPERATOR_TOKEN, sockets: SOCKETS, stalled: 0, audiences: 1 } },
    'opened',
  );
  const { batches } = node.app.get(JournalTails).of('live');
  peer.follow(manner === 'together' ? batches.pipe(gather(20)) : batches, manner);
  try {
    return await measured(EVENTS[manner]);
  } finally {
    peer.leave();
  }
}

async function measured(events: number): Promise<Run> {
  await receivers.ask({ count: events }, 'counting');
  const done = receivers.answer('done');
  const began = performance.now();
  const used = process.cpuUsage();
  await node.append(events);
  const receiver = await done;
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(used);
  await receivers.ask({ cut: true }, 'cut');
  await sleep(500);
  const deliveries = SOCKETS * events;
  return { perSecond: deliveries / seconds, server: (user + system) / deliveries, receiver: receiver / deliveries };
}

/** All sockets are cut, five minutes' events are written, and all come back at once with the cursors they had. */
async function resume(): Promise<void> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = {
      peer: 'feed',
      port: node.port,
      token: OPERATOR_TOKEN,
      sockets: SOCKETS,
      stalled: 0,
      audiences: 1,
    } as const;
    await receivers.ask({ open: order }, 'opened');
    await receivers.ask({ count: 100 }, 'counting');
    const done = receivers.answer('done');
    await node.append(100);
    await done;
    const cursors = await receivers.ask({ cut: true }, 'cut');
    const cursor = cursors[0] ?? 0;
    if (cursors.some((other) => other !== cursor)) throw new Error('Not all had come equally far');
    await node.append(CUT_EVENTS, 1_000);
    await sleep(500);
    const began = performance.now();
    await receivers.ask({ open: { ...order, cursor } }, 'opened');
    const back = receivers.answer('done');
    await receivers.ask({ count: CUT_EVENTS }, 'counting');
    await back;
    seconds.push((performance.now() - began) / 1_000);
    await receivers.ask({ cut: true }, 'cut');
    await sleep(500);
  }
  tell({
    goal: `resume of ${SOCKETS} sockets after a cut of ${CUT_EVENTS.toLocaleString('en')} events, none lost`,
    unit: 's',
    rounds: seconds,
    beside: null,
    target: null,
  });
}
