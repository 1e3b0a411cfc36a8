import { eventText } from '../journal/event-text.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { textFrame } from './text-frame.ts';

/** Characters of JSON after which another frame is begun, so that no frame is much larger than the least buffer. */
const FRAME_CHARACTERS = 32 * 1024;
/** Most bytes handed to a socket at once: fewer, larger writes cost the kernel less, up to about here. */
const RUN_BYTES = 128 * 1024;
/** Subscription ids frames are kept for: programs mostly use the same, and who uses many pays for them. */
const MOST_IDS = 8;

/**
 * Frames of one subscription id as far as somebody wanted them, and the runs of them cut so far, by their first and next frame;
 * most sockets take the same. Each is memory of its own: what a socket that does not read holds on to is what it was
 * given, not all that was encoded with it.
 */
interface Encoded {
  name: string;
  frames: Buffer[];
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
    const encoded = this.encoded.get(id) ?? this.begin(id);
    const limit = Math.min(room, RUN_BYTES);
    let length = this.frame(encoded, first).length;
    let next = first + 1;
    while (next < this.parts.length && length < limit) {
      length += this.frame(encoded, next).length;
      if (length > limit) break;
      next += 1;
    }
    if (next === first + 1) return { bytes: this.frame(encoded, first), next };
    const key = `${first}-${next}`;
    let bytes = encoded.runs.get(key);
    if (!bytes) {
      bytes = Buffer.concat(encoded.frames.slice(first, next));
      encoded.runs.set(key, bytes);
    }
    return { bytes, next };
  }

  private begin(id: string): Encoded {
    const encoded: Encoded = { name: JSON.stringify(id), frames: [], runs: new Map() };
    if (this.encoded.size < MOST_IDS) this.encoded.set(id, encoded);
    return encoded;
  }

  private frame({ name, frames }: Encoded, index: number): Buffer {
    const known = frames[index];
    if (known) return known;
    const part = this.parts[index];
    if (!part) throw new RangeError(`There is no frame ${index}`);
    const events = part.events.map(eventText).join(',');
    return (frames[index] = textFrame(`{"type":"events","id":${name},"events":[${events}],"cursor":${part.to}}`));
  }
}
