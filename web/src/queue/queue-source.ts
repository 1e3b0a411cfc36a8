import type { FeedEvent } from '../live/frames.ts';
import { type Asked, applyEvents } from './apply-event.ts';
import type { Item, QueuePage, Site, Sort } from './contract.ts';
import type { HeldList } from './held-list.ts';
import { keyOf, type RowKey } from './row-key.ts';
import { REAL_TIME, type Timing } from './timing.ts';

/** Rows and lists are read again at most so often, however many events ask for it. Milliseconds. */
const ROWS_EVERY = 500;
const LIST_EVERY = 2_000;
/** Rows that are read in one request. */
const MOST_ROWS = 24;

const NO_ROWS: QueuePage = { items: [], nextCursor: null, total: 0, asOf: 0 };

export interface Wanted {
  filter: string;
  sort: Sort;
}

export interface Reads {
  page: (request: Wanted & { cursor?: string }) => Promise<QueuePage>;
  /** Those of these rows that belong in the list of this filter. */
  rows: (keys: readonly RowKey[], filter: string) => Promise<QueuePage>;
}

export interface SourceState {
  phase: 'loading' | 'ready' | 'failed';
  error: unknown;
}

/**
 * Keeps a held list true: reads its pages, applies live events in memory, and asks the server for what events leave
 * open, in batches. A read that was overtaken by another list is dropped.
 */
export class QueueSource {
  private wanted: Wanted = { filter: '', sort: 'priority' };
  private era = 0;
  private readonly rows = new Set<RowKey>();
  private visible: readonly RowKey[] = [];
  private timers: Partial<Record<'rows' | 'list', () => void>> = {};
  private reading = false;
  private readonly sites = new Map<string, Site>();
  private readonly listeners = new Set<() => void>();
  private state: SourceState = { phase: 'loading', error: null };

  constructor(
    private readonly list: HeldList,
    private readonly reads: Reads,
    private readonly timing: Timing = REAL_TIME,
  ) {}

  readonly snapshot = (): SourceState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows another list. */
  async open(wanted: Wanted): Promise<void> {
    this.wanted = wanted;
    this.era += 1;
    const { era } = this;
    this.become({ phase: 'loading', error: null });
    await this.read(async () => {
      const page = await this.reads.page(wanted).catch((error: unknown) => {
        // Rows of the list before are not those of this one.
        if (era === this.era) this.list.replace(NO_ROWS, wanted.sort);
        throw error;
      });
      if (era !== this.era) return;
      this.learn(page);
      this.list.replace(page, wanted.sort);
    });
  }

  /** The page after the last, if there is one and it is not on its way. */
  async more(): Promise<void> {
    const cursor = this.list.snapshot().nextCursor;
    if (this.reading || cursor === null) return;
    const { era } = this;
    this.reading = true;
    await this.read(async () => {
      const page = await this.reads.page({ ...this.wanted, cursor });
      if (era !== this.era) return;
      this.learn(page);
      this.list.append(page);
    });
    this.reading = false;
  }

  /** Reads the first page again: what changed stands where it stood, what is new waits. */
  async again(): Promise<void> {
    const { era } = this;
    await this.read(async () => {
      const page = await this.reads.page(this.wanted);
      if (era !== this.era) return;
      this.learn(page);
      this.list.refresh(page);
    });
  }

  /** Lets in what waits; a list of which not everything is kept is read anew. */
  async release(): Promise<void> {
    const { short } = this.list.snapshot();
    this.list.release();
    if (short) await this.open(this.wanted);
  }

  /** Rows of which more is known now than the feed has told: somebody acted on them here. */
  reread(items: readonly Item[]): void {
    const keys = items.map(keyOf).filter((key) => this.list.get(key) !== undefined);
    this.ask(keys.length > MOST_ROWS ? { rows: [], list: true } : { rows: keys, list: false });
  }

  take(events: readonly FeedEvent[] | null): void {
    if (events === null || events.length === 0) {
      if (this.state.phase === 'ready') this.later('list');
      return;
    }
    this.ask(applyEvents(this.list, events, this.context()));
    // Nobody looks beyond the first page of a list that nobody holds: what it grew by is let go.
    if (!this.list.held && this.list.snapshot().short) this.later('list');
  }

  /** The rows that are looked at: of these the server's own are read. */
  show(visible: readonly RowKey[]): void {
    this.visible = visible;
    if (this.unread().length > 0) this.later('rows');
  }

  /** Names of sites, which events do not tell. */
  knowSites(sites: readonly Site[]): void {
    for (const site of sites) this.sites.set(site.id, site);
  }

  stop(): void {
    this.era += 1;
    this.timers.rows?.();
    this.timers.list?.();
    this.timers = {};
    this.list.stop();
  }

  private context(): Parameters<typeof applyEvents>[2] {
    const { filter } = this.wanted;
    return {
      site: (id) => (id === null ? null : (this.sites.get(id) ?? null)),
      shows: { closed: /\b(is|status):\S*(closed|resolved)/.test(filter), snoozed: /\bis:snoozed\b/.test(filter) },
      unfiltered: filter.trim() === '',
      now: this.timing.now(),
    };
  }

  private ask({ rows, list }: Asked): void {
    for (const key of rows) this.rows.add(key);
    if (list) this.later('list');
    if (this.rows.size > 0 || this.unread().length > 0) this.later('rows');
  }

  private unread(): RowKey[] {
    return this.visible.filter((key) => this.list.get(key)?.provisional === true);
  }

  private later(what: 'rows' | 'list'): void {
    this.timers[what] ??= this.timing.after(what === 'rows' ? ROWS_EVERY : LIST_EVERY, () => {
      void (what === 'rows' ? this.readRows() : this.again()).finally(() => {
        delete this.timers[what];
        if (what === 'rows' && (this.rows.size > 0 || this.unread().length > 0)) this.later('rows');
      });
    });
  }

  private async readRows(): Promise<void> {
    const keys = [...new Set([...this.rows, ...this.unread()])].slice(0, MOST_ROWS);
    for (const key of keys) this.rows.delete(key);
    if (keys.length === 0) return;
    const { era } = this;
    await this.read(async () => {
      const page = await this.reads.rows(keys, this.wanted.filter);
      if (era !== this.era) return;
      this.learn(page);
      const found = new Set(page.items.map(keyOf));
      for (const row of page.items) this.list.put(row, page.asOf);
      for (const key of keys) if (!found.has(key)) this.list.leave(key, { how: 'left', by: null }, page.asOf);
    });
  }

  private learn(page: QueuePage): void {
    for (const { site } of page.items) if (site !== null) this.sites.set(site.id, site);
  }

  private async read(reading: () => Promise<void>): Promise<void> {
    try {
      await reading();
      this.become({ phase: 'ready', error: null });
    } catch (error) {
      // What is shown stays; only a list that was never read has nothing to show.
      this.become({ phase: this.state.phase === 'loading' ? 'failed' : this.state.phase, error });
    }
  }

  private become(state: SourceState): void {
    if (this.state.phase === state.phase && this.state.error === state.error) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
