/** What a peer's frames look like to a counter: how many events one carries, told from its first and last bytes. */
export interface Dialect {
  /** Events in a frame, given its first {@link FRONT} bytes, its last {@link BACK}, and what the socket counted before. */
  events(front: string, back: string, memory: { cursor: number }): number;
  /** When the frame's last event was handed to the journal, by the clock of this machine, where it says so. */
  sentAt?(back: string): number | undefined;
}

const FRONT = 20;
const BACK = 72;

/** Our feed. All events are asked for, so that the step of the cursor is their number. */
export const FEED: Dialect = {
  events(front, back, memory) {
    if (front.startsWith('{"type":"subscribed"')) {
      // The whole frame is short: {"type":"subscribed","id":"b","cursor":1,"head":1}
      memory.cursor = Number(/"cursor":(\d+),/.exec(back)?.[1] ?? memory.cursor);
      return 0;
    }
    if (front.startsWith('{"type":"conflated"') || front.startsWith('{"type":"snapshot"')) {
      throw new Error('The feed left events out');
    }
    if (!front.startsWith('{"type":"events"')) return 0;
    const cursor = Number(/"cursor":(\d+)\}$/.exec(back)?.[1]);
    const step = cursor - memory.cursor;
    memory.cursor = cursor;
    return step;
  },
  sentAt(back) {
    const stamp = /(\d{13})"\}\}\],"cursor":\d+\}$/.exec(back)?.[1];
    return stamp === undefined ? undefined : Number(stamp);
  },
};

/** Our feed to those who may be slow: frames are told, events not counted. */
export const LENIENT: Dialect = { events: (front) => (front.startsWith('{"type":"events"') ? 1 : 0), sentAt: () => 0 };

/** Socket.IO: one event a frame, or as many as the bench put into one. */
export function socketIo(perFrame: (back: string) => number): Dialect {
  return { events: (front, back) => (front.startsWith('42') ? perFrame(back) : 0) };
}

/**
 * Counts the events in a WebSocket's bytes without looking at more of a frame than its ends: as light a receiver as can
 * be, the same for all peers, so that what is measured is the sender.
 */
export class FrameCounter {
  readonly memory = { cursor: 0 };
  private header = '';
  private headerBytes: number[] = [];
  private left = 0;
  private front = '';
  private back = '';
  private inPayload = false;
  private whole: Buffer[] = [];

  constructor(
    private readonly dialect: Dialect,
    private readonly counted: (events: number) => void,
    /** Gets each text whole, where one is to be read in full. */
    private text: ((text: string) => void) | undefined,
    /** Gets how long each frame's last event took, in milliseconds. */
    private readonly took?: (milliseconds: number) => void,
  ) {}

  /** From the next frame on, only the ends are read. */
  readEnds(): void {
    this.text = undefined;
  }

  /** The bytes are not kept. */
  push(bytes: Buffer, from: number, to: number): void {
    let at = from;
    while (at < to) {
      if (!this.inPayload) {
        at = this.readHeader(bytes, at, to);
        continue;
      }
      const end = Math.min(to, at + this.left);
      this.take(bytes, at, end);
      this.left -= end - at;
      at = end;
      if (this.left === 0) this.finish();
    }
  }

  private readHeader(bytes: Buffer, at: number, to: number): number {
    const { headerBytes } = this;
    let next = at;
    for (; next < to; next += 1) {
      headerBytes.push(bytes[next] ?? 0);
      const size = headerBytes[1];
      if (size === undefined) continue;
      const needed = size < 126 ? 2 : size === 126 ? 4 : 10;
      if (headerBytes.length < needed) continue;
      this.left = size < 126 ? size : headerBytes.slice(2).reduce((sum, byte) => sum * 256 + byte, 0);
      this.inPayload = true;
      this.header = (headerBytes[0] ?? 0) % 16 === 1 ? 'text' : 'other';
      this.headerBytes = [];
      if (this.left === 0) this.finish();
      return next + 1;
    }
    return next;
  }

  private take(bytes: Buffer, from: number, to: number): void {
    if (this.front.length < FRONT) {
      this.front += bytes.toString('latin1', from, Math.min(to, from + FRONT - this.front.length));
    }
    const kept = bytes.toString('latin1', Math.max(from, to - BACK), to);
    this.back = kept.length >= BACK ? kept : (this.back + kept).slice(-BACK);
    if (this.text) this.whole.push(Buffer.from(bytes.subarray(from, to)));
  }

  private finish(): void {
    const { front, back, whole } = this;
    this.inPayload = false;
    this.front = this.back = '';
    this.whole = [];
    if (this.header !== 'text') return;
    this.text?.(Buffer.concat(whole).toString());
    const events = this.dialect.events(front, back, this.memory);
    if (events === 0) return;
    const sentAt = this.took && this.dialect.sentAt?.(back);
    if (sentAt !== undefined) this.took?.(Math.max(0, Date.now() - sentAt));
    this.counted(events);
  }
}
