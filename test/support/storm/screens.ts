/**
 * Sockets of people who look on, as a process of its own: `fork(…)`, then {@link ScreenOrder}s. Every socket notes when it got
 * each frame; one of them reads what is in it, since all get the same.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { sightingOf } from './sightings.ts';

export type ScreenOrder = { open: { url: string; token: string; sockets: number } } | { run: string } | { tell: true };

/** Something a frame told of a sighting: that so many of it have been taken in. */
export interface Told {
  sighting: string;
  alertId: string;
  /** Alerts of that head, this one included. */
  total: number;
  seq: number;
  caseId: string | null;
}

export interface ScreenResult {
  told: Told[];
  /** By socket: the cursor of each frame, and when it came. */
  frames: { cursors: number[]; times: number[] }[];
  /** Frames of another kind than events: conflated, snapshots, errors. */
  others: Record<string, number>;
  bytes: number;
}

interface Event {
  seq: number;
  type: string;
  caseId: string | null;
  data: { alertId?: string; title?: string; total?: number };
}

const CURSOR = Buffer.from('"cursor":');
const now = (): number => performance.timeOrigin + performance.now();
let run = '';
let result: ScreenResult = { told: [], frames: [], others: {}, bytes: 0 };

process.on('message', (order: ScreenOrder) => {
  if ('open' in order) void open(order.open).then(() => process.send?.({ opened: true }));
  else if ('run' in order) {
    run = order.run;
    result = {
      ...result,
      told: [],
      others: {},
      bytes: 0,
      frames: result.frames.map(() => ({ cursors: [], times: [] })),
    };
    process.send?.({ ready: true });
  } else process.send?.(result);
});

async function open({ url, token, sockets }: { url: string; token: string; sockets: number }): Promise<void> {
  for (let index = 0; index < sockets; index += 1) {
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${token}` },
      skipUTF8Validation: true,
      perMessageDeflate: false,
    });
    result.frames.push({ cursors: [], times: [] });
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => take(index, data));
    socket.on('close', (code) => (result.others[`closed ${code}`] = (result.others[`closed ${code}`] ?? 0) + 1));
    socket.send('{"type":"subscribe","id":"storm"}');
    await once(socket, 'message');
  }
}

function take(index: number, data: Buffer): void {
  const type = data.toString('latin1', 9, 15);
  if (type !== 'events') {
    const name = /"type":"(\w+)"/.exec(data.toString('latin1', 0, 60))?.[1] ?? '?';
    if (!['heartbeat', 'welcome', 'subscribed'].includes(name)) result.others[name] = (result.others[name] ?? 0) + 1;
    return;
  }
  const at = now();
  const end = data.lastIndexOf(CURSOR) + CURSOR.length;
  const list = result.frames[index];
  list?.cursors.push(Number(data.toString('latin1', end, data.length - 1)));
  list?.times.push(at);
  result.bytes += data.length;
  if (index !== 0) return;
  const { events } = JSON.parse(data.toString()) as { events: Event[] };
  for (const { seq, type: kind, caseId, data: told } of events) {
    if (told.alertId === undefined || told.title === undefined) continue;
    if (kind !== 'alert.linked' && kind !== 'alert.waiting' && kind !== 'alert.repeated') continue;
    const sighting = sightingOf(told.title, run);
    if (sighting === undefined) continue;
    result.told.push({ sighting, alertId: told.alertId, total: told.total ?? 1, seq, caseId });
  }
}
