import { ConcurrencyLimit } from '../common/concurrency-limit.ts';
import type { JournalEvent } from './journal-event.ts';
import type { JournalSource } from './journal-tail.ts';

export interface HistoryLimits {
  /** Events per page; pages are aligned, so that readers at different cursors share them. */
  pageSize: number;
  /** Whole pages kept. */
  pages: number;
  /** Reads under way at once; the rest of the process needs the database too. */
  reads: number;
}

/**
 * What lies before the window of recent events. Entries never change, so a page is read once for all who
 * ask for it at the same time, and kept while it is asked for.
 */
export class JournalHistory {
  private readonly kept = new Map<number, readonly JournalEvent[]>();
  private readonly underway = new Map<number, Promise<readonly JournalEvent[]>>();
  private readonly limit: ConcurrencyLimit;

  constructor(
    private readonly realm: string,
    private readonly source: JournalSource,
    private readonly limits: HistoryLimits,
  ) {
    this.limit = new ConcurrencyLimit(limits.reads);
  }

  /**
   * Some events after the cursor, oldest first. Where the first is not the cursor's next, what was between is pruned.
   */
  async after(cursor: number): Promise<readonly JournalEvent[]> {
    const page = await this.page(Math.floor(cursor / this.limits.pageSize));
    const start = page.findIndex((event) => event.seq > cursor);
    return start < 0 ? [] : page.slice(start);
  }

  private page(index: number): Promise<readonly JournalEvent[]> {
    const kept = this.kept.get(index);
    if (kept) {
      this.kept.delete(index);
      this.kept.set(index, kept);
      return Promise.resolve(kept);
    }
    const underway = this.underway.get(index);
    if (underway) return underway;
    const read = this.limit
      .run(() => this.read(index))
      .finally(() => {
        if (this.underway.get(index) === read) this.underway.delete(index);
      });
    this.underway.set(index, read);
    return read;
  }

  private async read(index: number): Promise<readonly JournalEvent[]> {
    const { pageSize } = this.limits;
    const end = (index + 1) * pageSize;
    const events = await this.source.after(this.realm, index * pageSize, pageSize);
    const page = events.filter((event) => event.seq <= end);
    // A page still being written is read again next time.
    if (page.length === pageSize) this.keep(index, page);
    return page;
  }

  private keep(index: number, page: readonly JournalEvent[]): void {
    this.kept.set(index, page);
    const oldest = this.kept.keys().next();
    if (this.kept.size > this.limits.pages && !oldest.done) this.kept.delete(oldest.value);
  }
}
