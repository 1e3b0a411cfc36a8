import { Subject } from 'rxjs';
import type { JournalEvent } from '../../src/journal/journal-event.ts';
import { JournalWindow } from '../../src/journal/journal-window.ts';
import type { Audience } from '../../src/live/audience.ts';
import type { CaseSummary } from '../../src/live/live-frame.ts';
import { type CasesAt, type FeedStore, RealmFeed } from '../../src/live/realm-feed.ts';
import { casesNamed } from '../../src/live/subscription-filter.ts';
import { journalEvent } from './journal-events.ts';

export const SLOW_MS = 5_000;
export const RESUME_LIMIT = 120;
export const CASES = [1, 2, 3, 4].map((digit) => `0198a000-0000-7000-8000-00000000000${digit}`);
const NATIONS = ['SG', 'MY'];

/** A journal whose database answers when the test lets it, in any order, or fails. */
export class VirtualJournal implements FeedStore {
  readonly journal: JournalEvent[] = [];
  readonly batches = new Subject<readonly JournalEvent[]>();
  window = new JournalWindow({ events: 80, characters: 1e9 }, 0);
  readonly clock = { now: 0 };
  failures = 0;
  pruned = 0;
  private readonly waiting: { answer: () => void; fail: () => void }[] = [];
  readonly feed: RealmFeed = new RealmFeed(
    'live',
    this,
    this.batches,
    this,
    { slowAfterMs: SLOW_MS, resumeLimit: RESUME_LIMIT, pageSize: 7, conflatedCases: 3 },
    () => this.clock.now,
    () => (this.failures += 1),
  );

  append(count: number, pick: number): void {
    for (let index = 0; index < count; index += 1) {
      const seq = this.journal.length + 1;
      this.journal.push(
        journalEvent(seq, {
          nation: NATIONS[(seq * 7 + pick) % 2]!,
          caseId: CASES[(seq + pick) % CASES.length]!,
          // Every third is so large that a page of events needs several frames.
          data: { text: 'x'.repeat(seq % 3 === 0 ? 15_000 : (seq * 37 + pick) % 400) },
        }),
      );
    }
  }

  publish(count: number): void {
    const batch = this.journal.slice(this.window.head, this.window.head + count);
    if (batch.length === 0) return;
    this.window.push(batch);
    this.batches.next(batch);
  }

  answer(pick: number, fails: boolean): void {
    const [read] = this.waiting.splice(pick % Math.max(1, this.waiting.length), 1);
    if (fails) read?.fail();
    else read?.answer();
  }

  get position(): number {
    return this.window.head;
  }

  get unanswered(): number {
    return this.waiting.length;
  }

  head(): Promise<number> {
    return this.later(() => this.journal.length);
  }

  history(cursor: number): Promise<readonly JournalEvent[]> {
    return this.later(() => this.journal.slice(Math.max(cursor, this.pruned), Math.max(cursor, this.pruned) + 10));
  }

  openCases(): Promise<CasesAt> {
    return this.later(() => this.cases(CASES));
  }

  casesSince(audience: Audience, ids: readonly string[], cursor: number): Promise<CasesAt & { skipped: number }> {
    return this.later(() => {
      const since = this.journal.slice(cursor).filter((event) => audience.sees(event));
      return { ...this.cases([...new Set([...ids, ...since.flatMap(casesNamed)])]), skipped: since.length };
    });
  }

  /** A case's number tells, in this world, the last event that touched it. */
  private cases(ids: readonly string[]): CasesAt {
    const cases = ids.map((id) => ({ id, number: this.lastTouch(id, this.journal.length) }) as CaseSummary);
    return { cursor: this.journal.length, cases, more: false };
  }

  lastTouch(id: string, upTo: number): number {
    return this.journal.slice(0, upTo).findLast((event) => event.caseId === id)?.seq ?? 0;
  }

  private later<T>(read: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ answer: () => resolve(read()), fail: () => reject(new Error('no database')) });
    });
  }
}
