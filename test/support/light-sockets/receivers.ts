/**
 * Receivers in a process of their own: raw TCP sockets that count events. Told by messages what to open and when to
 * count; one of them reads every frame in full and says what is missing, doubled or out of order.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FEED, FrameCounter, LENIENT, socketIo } from './frame-counter.ts';

export type Order =
  | {
      open: {
        peer: 'feed' | 'socket.io';
        port: number;
        token: string;
        sockets: number;
        /** How many of them never read. */
        stalled: number;
        /** How many different filters they ask with; each lets everything through. */
        audiences: number;
        /** Subscriptions of each that never reads, so that it has much to miss; one unless given. */
        stalledSubscriptions?: number;
        /** States in place of events are taken as they come, and nothing is counted on. */
        lenient?: boolean;
        /** Where to resume from; from now on unless given. */
        cursor?: number;
      };
    }
  | { count: number }
  | { times: true }
  | { cut: true };

export interface Report {
  opened?: true;
  counting?: true;
  /** All have their number: user and system time of this process since counting began, in microseconds. */
  done?: number;
  /** How long events took since this was last asked, in milliseconds, of how many frames. */
  times?: { frames: number; p50: number; p99: number; most: number };
  cut?: number[];
  fault?: string;
}

/** Handed to the kernel to read into; what is in it is counted before the next socket reads. */
const shared = Buffer.allocUnsafe(256 * 1024);
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

interface Receiver {
  socket: Socket;
  counter: FrameCounter;
  stalled: boolean;
  missing: number;
}

let receivers: Receiver[] = [];
let waiting = 0;
let began = process.cpuUsage();
let took: number[] = [];

const report = (message: Report): void => void process.send?.(message);

if (process.send) {
  process.on('message', (order: Order) => {
    if ('open' in order) void open(order.open).catch((error: unknown) => report({ fault: String(error) }));
    else if ('count' in order) count(order.count);
    else if ('times' in order) times();
    else cut();
  });
}

async function open(asked: Extract<Order, { open: unknown }>['open']): Promise<void> {
  receivers = [];
  for (let index = 0; index < asked.sockets; index += 50) {
    const some = Array.from({ length: Math.min(50, asked.sockets - index) }, (_, step) => one(asked, index + step));
    receivers.push(...(await Promise.all(some)));
  }
  report({ opened: true });
}

async function one(asked: Extract<Order, { open: unknown }>['open'], index: number): Promise<Receiver> {
  const stalled = index < asked.stalled;
  const witness = index === asked.stalled && !asked.lenient ? new Witness() : undefined;
  let begun: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (begun = resolve));
  let counter: FrameCounter | undefined;
  let head: string | undefined = '';
  const socket = connect({
    port: asked.port,
    host: '127.0.0.1',
    onread: {
      buffer: shared,
      callback(length) {
        let from = 0;
        if (head !== undefined) {
          head += shared.toString('latin1', 0, length);
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return true;
          if (!head.startsWith('HTTP/1.1 101')) report({ fault: head.slice(0, 300) });
          from = length - (head.length - end - 4);
          head = undefined;
          begun?.();
        }
        counter?.push(shared, from, length);
        return true;
      },
    },
  });
  socket.on('error', (error) => report({ fault: String(error) }));
  await once(socket, 'connect');
  const receiver: Receiver = { socket, stalled, missing: 0, counter: undefined as unknown as FrameCounter };
  let subscribed: (() => void) | undefined;
  const standing = new Promise<void>((resolve) => (subscribed = resolve));
  const dialect = asked.lenient
    ? LENIENT
    : asked.peer === 'feed'
      ? FEED
      : socketIo((back) => Number(/,(\d+)\]$/.exec(back)?.[1] ?? 1));
  let first = true;
  receiver.counter = counter = new FrameCounter(
    dialect,
    (events) => {
      receiver.missing -= events;
      if (receiver.missing <= 0 && receiver.missing + events > 0) arrived(receiver);
    },
    (text) => {
      if (first && /^\{"type":"subscribed"|^40/.test(text)) {
        first = false;
        subscribed?.();
        // From here on only the witness reads in full.
        if (!witness) receiver.counter.readEnds();
      }
      witness?.read(text);
    },
    (milliseconds) => took.push(milliseconds),
  );
  const path = asked.peer === 'feed' ? '/live' : '/socket.io/?EIO=4&transport=websocket';
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${asked.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\nAuthorization: Bearer ${asked.token}\r\n\r\n`,
  );
  await ready;
  const subscriptions = stalled ? (asked.stalledSubscriptions ?? 1) : 1;
  const filter = asked.audiences > 1 ? { minSeverity: 1 + (index % asked.audiences) } : {};
  const subscribe = { type: 'subscribe', id: 'b', filter, ...(asked.cursor !== undefined && { cursor: asked.cursor }) };
  socket.write(masked(asked.peer === 'feed' ? JSON.stringify(subscribe) : '40'));
  for (let more = 1; more < subscriptions; more += 1) {
    socket.write(masked(JSON.stringify({ ...subscribe, id: `b${more}` })));
  }
  await standing;
  if (stalled) socket.pause();
  return receiver;
}

/** Reads in full: complains of an event that does not follow the one before. */
class Witness {
  private last: number | undefined;

  read(text: string): void {
    for (const seq of seqsOf(text)) {
      if (this.last !== undefined && seq !== this.last + 1) report({ fault: `${seq} came after ${this.last}` });
      this.last = seq;
    }
  }
}

function seqsOf(text: string): number[] {
  if (text.startsWith('{"type":"events"')) {
    return (JSON.parse(text) as { events: { seq: number }[] }).events.map(({ seq }) => seq);
  }
  if (!text.startsWith('42')) return [];
  const [, given] = JSON.parse(text.slice(2)) as [string, { seq: number } | { seq: number }[]];
  return (Array.isArray(given) ? given : [given]).map(({ seq }) => seq);
}

/** What is still counted down to: a socket may be ahead of the order to count, and of this one's number. */
function count(events: number): void {
  began = process.cpuUsage();
  const reading = receivers.filter((receiver) => !receiver.stalled);
  for (const receiver of reading) receiver.missing += events;
  waiting = reading.filter((receiver) => receiver.missing > 0).length;
  report({ counting: true });
  if (waiting === 0) report({ done: 0 });
}

function arrived(receiver: Receiver): void {
  if (receiver.missing < 0) report({ fault: `${-receiver.missing} events too many` });
  waiting -= 1;
  if (waiting > 0) return;
  const { user, system } = process.cpuUsage(began);
  report({ done: user + system });
}

function times(): void {
  const sorted = Float64Array.from(took).toSorted();
  took = [];
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  report({ times: { frames: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 } });
}

/** Ends without a word, as a cut does, and tells how far each had come. */
function cut(): void {
  for (const { socket } of receivers) {
    socket.removeAllListeners('error').on('error', () => undefined);
    socket.resetAndDestroy();
  }
  report({ cut: receivers.map(({ counter }) => counter.memory.cursor) });
}

/** One text frame as a client sends it, with a mask of zeros. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new RangeError('Too long for this frame');
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
