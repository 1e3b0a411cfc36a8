import { eventText } from './event-text.ts';
import type { JournalEvent } from './journal-event.ts';

export interface WindowLimits {
  /** Most events kept. */
  events: number;
  /** Most characters of JSON kept; the newest batch is kept whatever its size. */
  characters: number;
}

/**
 * The newest events of one realm's journal, so that a reader that was away for a moment asks memory and not the
 * database. The events are consecutive; the oldest go when a limit is reached.
 */
export class JournalWindow {
  private events: JournalEvent[] = [];
  /** Index of the oldest event kept; those before it are dropped in bulk. */
  private start = 0;
  private characters = 0;

  constructor(
    private readonly limits: WindowLimits,
    private last: number,
  ) {}

  /** Number of the newest event ever held. */
  get head(): number {
    return this.last;
  }

  /** The least cursor from which nothing is missing here. */
  get floor(): number {
    return this.last - this.size;
  }

  get size(): number {
    return this.events.length - this.start;
  }

  /**
   * Adds the events that follow the newest.
   * @throws RangeError when they do not follow it without a gap.
   */
  push(batch: readonly JournalEvent[]): void {
    for (const event of batch) {
      if (event.seq !== this.last + 1) throw new RangeError(`Event ${event.seq} does not follow ${this.last}`);
      this.events.push(event);
      this.last = event.seq;
      this.characters += eventText(event).length;
    }
    this.trim(batch.length);
  }

  /** Events after the cursor up to and including `upTo`, at most `limit`; the cursor must not lie below the floor. */
  after(cursor: number, upTo: number, limit: number): readonly JournalEvent[] {
    if (cursor < this.floor) throw new RangeError(`Cursor ${cursor} lies below ${this.floor}`);
    const from = this.start + (cursor - this.floor);
    return this.events.slice(from, Math.min(from + limit, this.events.length - Math.max(0, this.last - upTo)));
  }

  private trim(newest: number): void {
    while (this.size > newest && (this.size > this.limits.events || this.characters > this.limits.characters)) {
      const oldest = this.events[this.start];
      if (oldest) this.characters -= eventText(oldest).length;
      this.start += 1;
    }
    if (this.start > 1_024 && this.start > this.events.length / 2) {
      this.events = this.events.slice(this.start);
      this.start = 0;
    }
  }
}
