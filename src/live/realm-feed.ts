import type { Observable, Subscription as Listening } from 'rxjs';
import { ConcurrencyLimit } from '../common/concurrency-limit.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import type { JournalWindow } from '../journal/journal-window.ts';
import { Audience } from './audience.ts';
import type { CaseSummary } from './live-frame.ts';
import type { Viewer } from './may-see.ts';
import type { Outbox } from './outbox.ts';
import { type CaseState, type FeedSource, Subscription, type SubscriptionLimits } from './subscription.ts';
import { RaisedMarkings } from './raised-markings.ts';
import { BatchFrames, type FramesAhead, PastFrames } from './shared-frames.ts';
import type { SubscriptionFilter } from './subscription-filter.ts';

/** The cases as the database has them right after the event `cursor`. */
export interface CasesAt {
  cursor: number;
  cases: CaseSummary[];
  more: boolean;
}

/** What the feed asks the database. */
export interface FeedStore {
  /** Number of the newest event committed. */
  head(): Promise<number>;
  history(cursor: number): Promise<readonly JournalEvent[]>;
  openCases(viewer: Viewer, filter: SubscriptionFilter): Promise<CasesAt>;
  casesSince(audience: Audience, caseIds: readonly string[], cursor: number): Promise<CasesAt & { skipped: number }>;
}

/** What was handed to the subscriptions at once; `begun` by `performance.now`. */
export interface Published {
  from: number;
  to: number;
  begun: number;
  /** Subscriptions that there was something for, and frames for them all together. */
  subscriptions: number;
  frames: number;
}

export interface FeedTail {
  readonly position: number;
  readonly window: JournalWindow;
}

/** Most characters of JSON in one frame of cases. */
const CASES_CHARACTERS = 512 * 1024;
/** How long a state of the cases serves everybody who asks for the same; it is exact at its cursor however old. */
const SHARE_MS = 1_000;

/**
 * The live feed of one realm: takes what the journal's tail publishes and hands it to every subscription, each audience's
 * frames built once. Holds in memory: the audiences, and for a second the states of cases it read.
 */
export class RealmFeed implements FeedSource {
  private readonly audiences = new Map<string, { audience: Audience; subscriptions: Set<Subscription> }>();
  private readonly shared = new Map<string, { state: Promise<CaseState>; at: number; cursor: number }>();
  private readonly markings = new RaisedMarkings();
  private readonly past = new PastFrames(this.markings, () => this.now());
  private readonly stateReads = new ConcurrencyLimit(2);
  private readonly listening: Listening;
  private published: number | undefined;

  constructor(
    readonly realm: string,
    private readonly tail: FeedTail,
    batches: Observable<readonly JournalEvent[]>,
    private readonly store: FeedStore,
    private readonly limits: SubscriptionLimits,
    private readonly now: () => number,
    readonly failed: (error: unknown) => void,
    private readonly observe: (published: Published) => void = () => undefined,
  ) {
    this.listening = batches.subscribe((batch) => this.publish(batch));
  }

  get position(): number {
    return this.published ?? this.tail.position;
  }

  get windowFloor(): number {
    return this.tail.window.floor;
  }

  recent(cursor: number, limit: number): readonly JournalEvent[] {
    return this.tail.window.after(cursor, this.position, limit);
  }

  history(cursor: number): Promise<readonly JournalEvent[]> {
    return this.store.history(cursor);
  }

  framesOf(audience: Audience, cursor: number, events: readonly JournalEvent[], to: number): FramesAhead {
    return this.past.of(audience, cursor, events, to);
  }

  /** Whether the number has been given out; the database is asked when it is ahead of what was published. */
  async has(cursor: number): Promise<boolean> {
    return cursor <= this.position || cursor <= (await this.store.head());
  }

  /** A subscription at this cursor; {@link Subscription.pump} sets it going. */
  open(id: string, viewer: Viewer, filter: SubscriptionFilter, cursor: number, outbox: Outbox): Subscription {
    if (viewer.realm !== this.realm) throw new RangeError(`The feed of ${this.realm} is closed to ${viewer.realm}`);
    const asked = new Audience(viewer, filter, this.markings);
    let entry = this.audiences.get(asked.key);
    if (!entry) {
      entry = { audience: asked, subscriptions: new Set() };
      this.audiences.set(asked.key, entry);
    }
    const subscription = new Subscription(id, entry.audience, cursor, this, outbox, this.limits, this.now);
    entry.subscriptions.add(subscription);
    return subscription;
  }

  leave(subscription: Subscription): void {
    subscription.end();
    const entry = this.audiences.get(subscription.audience.key);
    entry?.subscriptions.delete(subscription);
    if (entry?.subscriptions.size === 0) this.audiences.delete(subscription.audience.key);
  }

  /** Shared by everybody who asks for the same within a second, so that a crowd that returns asks once. */
  openCases(audience: Audience, cursor: number): Promise<CaseState> {
    const { sharedKey } = audience;
    const kept = this.shared.get(sharedKey);
    if (kept && this.now() - kept.at < SHARE_MS && kept.cursor >= cursor) return kept.state;
    this.forgetStates();
    const state = this.stateReads.run(async () => encode(await this.store.openCases(audience.viewer, audience.filter)));
    // What is being read now cannot be older than what was published before it began.
    const entry = { state, at: this.now(), cursor: this.position };
    this.shared.set(sharedKey, entry);
    state.catch(() => this.shared.get(sharedKey) === entry && this.shared.delete(sharedKey));
    return state;
  }

  async casesSince(
    audience: Audience,
    caseIds: readonly string[],
    cursor: number,
  ): Promise<CaseState & { skipped: number }> {
    const since = await this.stateReads.run(() => this.store.casesSince(audience, caseIds, cursor));
    return { ...encode(since), skipped: since.skipped };
  }

  close(): void {
    this.listening.unsubscribe();
    this.shared.clear();
  }

  private publish(batch: readonly JournalEvent[]): void {
    const begun = performance.now();
    let reached = 0;
    let sent = 0;
    const from = (batch[0]?.seq ?? 1) - 1;
    const to = from + batch.length;
    this.published = to;
    // Each is looked at, whatever the others say.
    const marked = batch.filter((event) => this.markings.observe(event)).length > 0;
    if (marked) this.past.forget();
    else this.past.rest();
    const frames = new BatchFrames(batch, to, this.markings);
    for (const { audience, subscriptions } of this.audiences.values()) {
      try {
        const shown = frames.of(audience);
        const publication = { from, to, frames: shown };
        for (const subscription of subscriptions) subscription.publish(publication);
        if (shown.count > 0) reached += subscriptions.size;
        sent += shown.count * subscriptions.size;
      } catch (error) {
        // Whom it did not reach notices with the next batch, by its cursor.
        this.failed(error);
      }
    }
    this.observe({ from, to, begun, subscriptions: reached, frames: sent });
  }

  private forgetStates(): void {
    for (const [key, { at }] of this.shared) if (this.now() - at >= SHARE_MS) this.shared.delete(key);
  }
}

function encode({ cursor, cases, more }: CasesAt): CaseState {
  const texts: string[] = [];
  let characters = 0;
  for (const summary of cases) {
    const text = JSON.stringify(summary);
    characters += text.length + 1;
    if (characters > CASES_CHARACTERS) return { cursor, cases: `[${texts.join(',')}]`, more: true };
    texts.push(text);
  }
  return { cursor, cases: `[${texts.join(',')}]`, more };
}
