import { eventText } from '../journal/event-text.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { textFrame } from './text-frame.ts';

/** Characters of JSON after which another frame is begun, so that no frame is much larger than the least buffer. */
const FRAME_CHARACTERS = 32 * 1024;
/** Ids a frame is kept for: programs mostly use the same, and who uses many pays for them. */
const MOST_IDS = 8;

/** One `events` frame for everybody who is to get the same: encoded once per subscription id. */
export class EventsFrame {
  private readonly encoded = new Map<string, Buffer>();

  constructor(
    /** Cursor after this frame. */
    readonly to: number,
    private readonly events: readonly JournalEvent[],
  ) {}

  /** As it goes over the wire. */
  encode(id: string): Buffer {
    let bytes = this.encoded.get(id);
    if (!bytes) {
      const events = this.events.map(eventText).join(',');
      bytes = textFrame(`{"type":"events","id":${JSON.stringify(id)},"events":[${events}],"cursor":${this.to}}`);
      if (this.encoded.size < MOST_IDS) this.encoded.set(id, bytes);
    }
    return bytes;
  }
}

/**
 * Frames that carry these events in order. The last one's cursor is `to`, the end of what was looked through, which may
 * lie after the last event. No events, no frames.
 */
export function eventsFrames(events: readonly JournalEvent[], to: number): EventsFrame[] {
  const frames: EventsFrame[] = [];
  let part: JournalEvent[] = [];
  let characters = 0;
  for (const event of events) {
    const size = eventText(event).length;
    const last = part.at(-1);
    if (last && characters + size > FRAME_CHARACTERS) {
      frames.push(new EventsFrame(last.seq, part));
      part = [];
      characters = 0;
    }
    part.push(event);
    characters += size;
  }
  if (part.length > 0) frames.push(new EventsFrame(to, part));
  return frames;
}
