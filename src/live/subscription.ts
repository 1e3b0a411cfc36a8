import type { JournalEvent } from '../journal/journal-event.ts';
import type { Audience } from './audience.ts';
import type { EventsFrames } from './events-frames.ts';
import type { SnapshotReason } from './live-frame.ts';
import type { Outbox } from './outbox.ts';
import type { FramesAhead } from './shared-frames.ts';
import { type CursorLimits, nextStep } from './subscription-cursor.ts';
import { textFrame } from './text-frame.ts';
import { casesNamed } from './subscription-filter.ts';

/** The state of some cases, as JSON, as it was right after the event `cursor`. */
export interface CaseState {
  cursor: number;
  cases: string;
  more: boolean;
}

/** What was published to everybody after `from`, up to `to`: what of it one audience sees, in frames. */
export interface Publication {
  from: number;
  to: number;
  frames: EventsFrames;
}

/** What a subscription reads from. */
export interface FeedSource {
  /** Number of the last event published. */
  readonly position: number;
  /** The least cursor {@link recent} answers. */
  readonly windowFloor: number;
  /** Events after the cursor up to the position, from memory. */
  recent(cursor: number, limit: number): readonly JournalEvent[];
  /** Some events after the cursor, from the database. The first is not the next one when that was pruned. */
  history(cursor: number): Promise<readonly JournalEvent[]>;
  /** Frames of what the audience sees of these events, which follow the cursor; the last ends at `to`. */
  framesOf(audience: Audience, cursor: number, events: readonly JournalEvent[], to: number): FramesAhead;
  /** The open cases the audience may see, no earlier than the cursor. */
  openCases(audience: Audience, cursor: number): Promise<CaseState>;
  /** These cases, and those named by what happened since the cursor, which is counted in `skipped`. */
  casesSince(audience: Audience, caseIds: readonly string[], cursor: number): Promise<CaseState & { skipped: number }>;
  /** A read failed; it will be tried again. */
  failed(error: unknown): void;
}

export interface SubscriptionLimits extends CursorLimits {
  /** Events read from memory at a time. */
  pageSize: number;
  /** Cases above which the latest states of those that changed are replaced by a snapshot. */
  conflatedCases: number;
}

/**
 * One subscription on one socket, from its cursor to the present without gap or double.
 *
 * It *follows* while it has everything published so far: then what is published is handed on as it is. Otherwise it is
 * *behind*, and works its way up step by step ({@link nextStep}), each when the socket has room, from memory or the
 * database. Its cursor only ever moves past an event that was sent, that its audience does not see, or that a snapshot
 * or conflated frame stands for. It keeps no events of its own: what a slow client misses is read again later.
 */
export class Subscription {
  private following = false;
  private everFollowed = false;
  private reading = false;
  private ended = false;
  private fallenAt: number | undefined;
  /** The last cursor the client was told. */
  private told: number;

  constructor(
    readonly id: string,
    readonly audience: Audience,
    private cursor: number,
    private readonly source: FeedSource,
    private readonly outbox: Outbox,
    private readonly limits: SubscriptionLimits,
    private readonly now: () => number,
  ) {
    this.told = cursor;
  }

  /** Takes what was just published, if it follows. */
  publish(publication: Publication): void {
    if (!this.following || this.ended) return;
    if (this.cursor === publication.from && this.sendFrames({ frames: publication.frames, first: 0 })) {
      this.cursor = publication.to;
      return;
    }
    // It is full, or it came from a state of the cases that was read ahead of what was published.
    this.following = this.cursor >= publication.to;
    this.pump();
  }

  /** Goes on where it can: at the start, when the socket has room again, and now and then after a failed read. */
  pump(): void {
    try {
      this.advance();
    } catch (error) {
      // One subscription's fault is not to stop the feed for the others.
      this.source.failed(error);
    }
  }

  private advance(): void {
    while (!this.following && !this.reading && !this.ended) {
      const step = nextStep(
        {
          cursor: this.cursor,
          position: this.source.position,
          windowFloor: this.source.windowFloor,
          roomy: this.outbox.roomy,
          fallenMs: this.fallenAt === undefined ? undefined : this.now() - this.fallenAt,
        },
        this.limits,
      );
      switch (step.do) {
        case 'follow':
          this.following = true;
          this.everFollowed = true;
          this.fallenAt = undefined;
          break;
        case 'wait':
          if (this.everFollowed) this.fallenAt ??= this.now();
          return;
        case 'read_window':
          if (!this.readWindow()) return;
          break;
        case 'read_history':
          this.read(this.readHistory());
          break;
        case 'conflate':
          if (!this.conflate()) return;
          break;
        case 'snapshot':
          this.read(this.sendSnapshot(step.reason));
          break;
      }
    }
  }

  /** Tells the cursor if it moved past events the client does not see, so that it need not come back for them. */
  confirm(): void {
    if (this.ended || !this.following || this.told === this.cursor || !this.outbox.roomy) return;
    this.send({ type: 'events', id: this.id, events: [], cursor: this.cursor });
    this.told = this.cursor;
  }

  end(): void {
    this.ended = true;
  }

  private sendFrames({ frames, first }: FramesAhead): boolean {
    let index = first;
    while (index < frames.count) {
      if (!this.outbox.roomy) return false;
      const { bytes, next } = frames.run(this.id, index, this.outbox.room);
      this.outbox.send(bytes);
      this.cursor = frames.cursorAfter(next - 1);
      this.told = this.cursor;
      index = next;
    }
    return true;
  }

  /** False when memory has nothing although it should: the journal lost its place, and the sockets will be closed. */
  private readWindow(): boolean {
    // Up to the next whole page, so that those who catch up walk through the same pages wherever they begin.
    const { pageSize } = this.limits;
    const events = this.source.recent(this.cursor, pageSize - (this.cursor % pageSize));
    if (events.length > 0) this.pass(events);
    return events.length > 0;
  }

  /** Sends of consecutive events what the audience sees. */
  private pass(events: readonly JournalEvent[]): void {
    const end = events.at(-1)?.seq ?? this.cursor;
    if (this.sendFrames(this.source.framesOf(this.audience, this.cursor, events, end))) this.cursor = end;
  }

  private async readHistory(): Promise<void> {
    const events = await this.source.history(this.cursor);
    if (this.ended) return;
    if (events[0]?.seq === this.cursor + 1) this.pass(events);
    else await this.sendSnapshot('cursor_too_old');
  }

  private async sendSnapshot(reason: SnapshotReason): Promise<void> {
    const state = await this.source.openCases(this.audience, this.cursor);
    if (this.ended) return;
    const { id } = this;
    this.sendState({ type: 'snapshot', id, reason }, state, { more: state.more });
  }

  /** As {@link readWindow}. */
  private conflate(): boolean {
    const cases = new Set<string>();
    let skipped = 0;
    const events = this.source.recent(this.cursor, Number.POSITIVE_INFINITY);
    for (const event of events) {
      if (!this.audience.sees(event)) continue;
      skipped += 1;
      for (const id of casesNamed(event)) cases.add(id);
    }
    const end = events.at(-1)?.seq ?? this.cursor;
    if (skipped === 0) this.cursor = end;
    else if (cases.size > this.limits.conflatedCases) this.read(this.sendSnapshot('too_slow'));
    else this.read(this.sendConflated([...cases], skipped, end));
    return events.length > 0;
  }

  private async sendConflated(cases: readonly string[], skipped: number, end: number): Promise<void> {
    const state = await this.source.casesSince(this.audience, cases, end);
    if (this.ended) return;
    // A conflated frame is whole or it is nothing: what it left out would be missed without notice.
    if (state.more) await this.sendSnapshot('too_slow');
    else this.sendState({ type: 'conflated', id: this.id }, state, { skipped: skipped + state.skipped });
  }

  private sendState(head: Readonly<Record<string, unknown>>, state: CaseState, tail: object): void {
    const start = JSON.stringify(head).slice(0, -1);
    const end = JSON.stringify({ ...tail, cursor: state.cursor }).slice(1);
    this.outbox.send(textFrame(`${start},"cases":${state.cases},${end}`));
    this.cursor = state.cursor;
    this.told = state.cursor;
    this.fallenAt = undefined;
  }

  private read(work: Promise<void>): void {
    this.reading = true;
    work.then(
      () => {
        this.reading = false;
        this.pump();
      },
      (error: unknown) => {
        this.reading = false;
        this.source.failed(error);
      },
    );
  }

  private send(frame: object): void {
    this.outbox.send(textFrame(JSON.stringify(frame)));
  }
}
