import { eventText } from '../journal/event-text.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { textFrame } from './text-frame.ts';

/** Characters of JSON after which another frame is begun, so that no frame is much larger than the least buffer. */
const FRAME_CHARACTERS = 32 * 1024;
/** Most bytes handed to a socket at once: fewer, larger writes cost the kernel less, up to about here. */
const RUN_BYTES = 128 * 1024;
/** Subscription ids frames are kept for: programs mostly use the same, and who uses many pays for them. */
const MOST_IDS = 8;

/** Frames one after the other in one piece of memory, and where each ends. */
interface Encoded {
  bytes: Buffer;
  ends: readonly number[];
  /** Runs already cut out, by their first and next frame; most sockets take the same. */
  runs: Map<string, Buffer>;
}

/** `events` frames in order for everybody who is to get the same: encoded once per subscription id. */
export class EventsFrames {
  private readonly encoded = new Map<string, Encoded>();

  private constructor(private readonly parts: readonly { to: number; events: readonly JournalEvent[] }[]) {}

  /**
   * Frames that carry these events. The last one's cursor is `to`, the end of what was looked through, which may lie
   * after the last event. No events, no frames.
   */
  static of(events: readonly JournalEvent[], to: number): EventsFrames {
    const parts: { to: number; events: readonly JournalEvent[] }[] = [];
    let part: JournalEvent[] = [];
    let characters = 0;
    for (const event of events) {
      const size = eventText(event).length;
      const last = part.at(-1);
      if (last && characters + size > FRAME_CHARACTERS) {
        parts.push({ to: last.seq, events: part });
        part = [];
        characters = 0;
      }
      part.push(event);
      characters += size;
    }
    if (part.length > 0) parts.push({ to, events: part });
    return new EventsFrames(parts);
  }

  get count(): number {
    return this.parts.length;
  }

  /** The cursor after the frame of this index. */
  cursorAfter(index: number): number {
    const part = this.parts[index];
    if (!part) throw new RangeError(`There is no frame ${index}`);
    return part.to;
  }

  /**
   * Frames from the one of this index on as they go over the wire: as many as fit into `room` bytes, at least one, and
   * the index of the one after them.
   */
  run(id: string, first: number, room: number): { bytes: Buffer; next: number } {
    const { bytes, ends, runs } = this.encode(id);
    const start = first === 0 ? 0 : (ends[first - 1] ?? 0);
    const limit = start + Math.min(room, RUN_BYTES);
    let next = first + 1;
    while (next < ends.length && (ends[next] ?? 0) <= limit) next += 1;
    const key = `${first}-${next}`;
    let run = runs.get(key);
    if (!run) {
      run = bytes.subarray(start, ends[next - 1]);
      runs.set(key, run);
    }
    return { bytes: run, next };
  }

  private encode(id: string): Encoded {
    let encoded = this.encoded.get(id);
    if (!encoded) {
      const name = JSON.stringify(id);
      const frames = this.parts.map(({ to, events }) =>
        textFrame(`{"type":"events","id":${name},"events":[${events.map(eventText).join(',')}],"cursor":${to}}`),
      );
      let end = 0;
      encoded = { bytes: Buffer.concat(frames), ends: frames.map(({ length }) => (end += length)), runs: new Map() };
      if (this.encoded.size < MOST_IDS) this.encoded.set(id, encoded);
    }
    return encoded;
  }
}
