/**
 * Sockets of people who look on, as a process of its own: `fork(…)`, then {@link ScreenOrder}s. Every socket notes when it got
 * each frame; one of them reads what is in it, since all get the same.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { isCompared, sightingOf, stormAlert, type StormShape } from './sightings.ts';

export type ScreenOrder =
  | { open: { url: string; token: string; sockets: number } }
  | { run: string; sample: number }
  | { tell: { shape: StormShape; alerts: number } };

/** Something a frame told of a sighting: that so many of it have been taken in. */
export interface Told {
  sighting: string;
  upTo: number;
  seq: number;
}

export interface ScreenResult {
  /** Of sightings that are compared. */
  told: Told[];
  /** Alerts no frame told of, of all that were sent. */
  untold: number;
  /** By socket: the cursor of each frame, and when it came. */
  frames: { cursors: Float64Array; times: Float64Array }[];
  /** Frames of another kind than events: conflated, snapshots, errors. */
  others: Record<string, number>;
  bytes: number;
}

interface Event {
  seq: number;
  type: string;
  data: { alertId?: string; title?: string; total?: number };
}

const CURSOR = Buffer.from('"cursor":');
const now = (): number => performance.timeOrigin + performance.now();
/** How many alerts of a sighting have been told of, and by which head; a later head of it counts on. */
interface Head {
  alertId: string;
  base: number;
  upTo: number;
}

/** What has been seen of a run. */
class Seen {
  readonly told: Told[] = [];
  readonly others: Record<string, number> = {};
  readonly frames: { cursors: number[]; times: number[] }[];
  bytes = 0;
  private readonly heads = new Map<string, Head>();

  constructor(
    readonly run: string,
    private readonly sample: number,
    sockets: number,
  ) {
    this.frames = Array.from({ length: sockets }, () => ({ cursors: [], times: [] }));
  }

  other(name: string): void {
    this.others[name] = (this.others[name] ?? 0) + 1;
  }

  take(sighting: string, alertId: string, total: number, seq: number): void {
    let head = this.heads.get(sighting);
    if (!head) head = { alertId, base: 0, upTo: 0 };
    else if (head.alertId !== alertId) head = { alertId, base: head.upTo, upTo: head.upTo };
    head.upTo = Math.max(head.upTo, head.base + total);
    this.heads.set(sighting, head);
    if (isCompared(sighting, this.sample)) this.told.push({ sighting, upTo: head.upTo, seq });
  }

  result(shape: StormShape, alerts: number): ScreenResult {
    const sent = new Map<string, number>();
    for (let index = 0; index < alerts; index += 1) {
      const { sighting } = stormAlert(index, shape);
      sent.set(sighting, (sent.get(sighting) ?? 0) + 1);
    }
    let untold = 0;
    for (const [sighting, many] of sent) untold += Math.max(0, many - (this.heads.get(sighting)?.upTo ?? 0));
    const frames = this.frames.map(({ cursors, times }) => ({
      cursors: Float64Array.from(cursors),
      times: Float64Array.from(times),
    }));
    return { told: this.told, untold, frames, others: this.others, bytes: this.bytes };
  }
}

let seen = new Seen('', 1, 0);

process.on('message', (order: ScreenOrder) => {
  if ('open' in order) void open(order.open).then(() => process.send?.({ opened: true }));
  else if ('run' in order) {
    seen = new Seen(order.run, order.sample, seen.frames.length);
    process.send?.({ ready: true });
  } else process.send?.(seen.result(order.tell.shape, order.tell.alerts));
});

async function open({ url, token, sockets }: { url: string; token: string; sockets: number }): Promise<void> {
  for (let index = 0; index < sockets; index += 1) {
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${token}` },
      skipUTF8Validation: true,
      perMessageDeflate: false,
    });
    seen.frames.push({ cursors: [], times: [] });
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => take(index, data));
    socket.on('close', (code) => seen.other(`closed ${code}`));
    socket.send('{"type":"subscribe","id":"storm"}');
    await once(socket, 'message');
  }
}

function take(index: number, data: Buffer): void {
  const type = data.toString('latin1', 9, 15);
  if (type !== 'events') {
    const name = /"type":"(\w+)"/.exec(data.toString('latin1', 0, 60))?.[1] ?? '?';
    if (!['heartbeat', 'welcome', 'subscribed'].includes(name)) seen.other(name);
    return;
  }
  const at = now();
  const end = data.lastIndexOf(CURSOR) + CURSOR.length;
  const list = seen.frames[index];
  list?.cursors.push(Number(data.toString('latin1', end, data.length - 1)));
  list?.times.push(at);
  seen.bytes += data.length;
  if (index !== 0) return;
  const { events } = JSON.parse(data.toString()) as { events: Event[] };
  for (const { seq, type: kind, data: told } of events) {
    if (told.alertId === undefined || told.title === undefined) continue;
    if (kind !== 'alert.linked' && kind !== 'alert.waiting' && kind !== 'alert.repeated') continue;
    const sighting = sightingOf(told.title, seen.run);
    if (sighting === undefined) continue;
    seen.take(sighting, told.alertId, told.total ?? 1, seq);
  }
}
