import type { JournalEvent } from '../journal/journal-event.ts';
import type { Audience } from './audience.ts';
import { EventsFrames } from './events-frames.ts';
import type { RaisedMarkings } from './raised-markings.ts';
import { ShownEvents } from './shown-events.ts';

/** Frames, and the index of the first that is still to be sent. */
export interface FramesAhead {
  frames: EventsFrames;
  first: number;
}

/** Ways through the past that are kept, each of at most a page of events. */
const MOST_KEPT = 256;
const IDLE_MS = 5_000;

/**
 * Frames of some consecutive events, one audience after the other. Audiences that see the same of them, for whatever
 * reason, are given the same frames, so that these are put together once.
 */
export class BatchFrames {
  private readonly shown: ShownEvents;
  private readonly byAudience = new Map<string, EventsFrames>();
  private readonly bySeen = new Map<string, EventsFrames>();

  /** @param to the cursor after all of them */
  constructor(
    events: readonly JournalEvent[],
    private readonly to: number,
    markings: RaisedMarkings,
  ) {
    this.shown = new ShownEvents(events, markings);
  }

  of(audience: Audience): EventsFrames {
    const key = this.shown.personal ? audience.key : audience.sharedKey;
    let frames = this.byAudience.get(key);
    if (!frames) {
      frames = this.build(audience.seen(this.shown));
      this.byAudience.set(key, frames);
    }
    return frames;
  }

  /** Whether {@link of} answers alike for all of one {@link Audience.sharedKey}. */
  get personal(): boolean {
    return this.shown.personal;
  }

  private build(seen: readonly boolean[]): EventsFrames {
    const key = Buffer.from(seen.map(Number)).toString('latin1');
    let frames = this.bySeen.get(key);
    if (!frames) {
      frames = EventsFrames.of(
        this.shown.events.filter((_event, index) => seen[index]),
        this.to,
      );
      this.bySeen.set(key, frames);
    }
    return frames;
  }
}

/**
 * Frames for those who catch up: a crowd that comes back together walks through the same past, and each page of it is
 * put together once per audience. Whoever stops after one of the frames, since its socket is full, goes on with the next.
 */
export class PastFrames {
  private readonly kept = new Map<string, FramesAhead>();

  private usedAt = 0;

  constructor(
    private readonly markings: RaisedMarkings,
    private readonly now: () => number,
  ) {}

  /** Frames of what the audience sees of these events, which follow the cursor without a gap; the last ends at `to`. */
  of(audience: Audience, cursor: number, events: readonly JournalEvent[], to: number): FramesAhead {
    this.usedAt = this.now();
    const way = (from: number, who: string): string => `${from} ${to} ${who}`;
    const known = this.kept.get(way(cursor, audience.sharedKey)) ?? this.kept.get(way(cursor, audience.key));
    if (known) return known;
    const batch = new BatchFrames(events, to, this.markings);
    const frames = batch.of(audience);
    const who = batch.personal ? audience.key : audience.sharedKey;
    for (let first = 0; first < frames.count; first += 1) {
      this.keep(way(first === 0 ? cursor : frames.cursorAfter(first - 1), who), { frames, first });
    }
    return { frames, first: 0 };
  }

  /** To be called when something was marked anew: others see it than before. */
  forget(): void {
    this.kept.clear();
  }

  /** To be called now and then: lets go of what nobody has asked for lately. */
  rest(): void {
    if (this.kept.size > 0 && this.now() - this.usedAt > IDLE_MS) this.forget();
  }

  private keep(key: string, ahead: FramesAhead): void {
    this.kept.set(key, ahead);
    const oldest = this.kept.keys().next();
    if (this.kept.size > MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
  }
}
