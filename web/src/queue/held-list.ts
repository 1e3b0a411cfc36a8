import { Alarms } from './alarms.ts';
import type { QueuePage, QueueRow, Sort } from './contract.ts';
import { keyOf, type RowKey } from './row-key.ts';
import { ORDERS } from './row-order.ts';
import type { Gone, Shown } from './shown.ts';
import { REAL_TIME, type Timing } from './timing.ts';

/** Four times a second is as fast as a person reads, and costs a third of drawing every event. Milliseconds. */
export const COMMIT_EVERY = 250;
/** A list into which more new rows come at once than anybody reads is drawn once a second while it lasts. */
const MANY = 20;
const COMMIT_MANY_EVERY = 1_000;
/** More than this many new rows are only counted: whoever lets them in reads the list anew. */
const MOST_WAITING = 2_000;
/** A list that grew beyond this while nobody held it is read anew rather than kept. */
const MOST_ROWS = 1_000;

/** Why the list holds still. */
export type HoldReason = 'pointer' | 'focus' | 'selection' | 'dialog' | 'menu' | 'peek' | 'scrolled';

export interface ListState {
  readonly rows: readonly Shown[];
  readonly held: boolean;
  /** New rows that wait to be let in. */
  readonly waiting: number;
  /** Critical rows that came while the list was held and nobody has looked at since, newest last. */
  readonly critical: readonly Shown[];
  /** How many there are on the server, as far as is known. */
  readonly total: number;
  readonly nextCursor: string | null;
  /** Whether it has to be read anew to be whole, since more came than is kept. */
  readonly short: boolean;
}

/**
 * A list that holds still under whoever works on it. Rows are known by kind and id. While anything holds it, no row
 * changes place or vanishes: what is known of rows changes where they stand, new ones are counted, and resolved ones
 * stay greyed. Nobody is told of changes more often than {@link COMMIT_EVERY}.
 */
export class HeldList {
  private readonly entries = new Map<RowKey, Shown>();
  private order: RowKey[] = [];
  private readonly waiting = new Set<RowKey>();
  private readonly alarms = new Alarms();
  private uncounted = 0;
  private total = 0;
  private nextCursor: string | null = null;
  private sort: Sort = 'priority';
  private unsorted = false;
  private commitEvery = COMMIT_EVERY;
  private readonly reasons = new Set<HoldReason>();
  private readonly listeners = new Set<() => void>();
  private committedAt = -Infinity;
  private cancel: (() => void) | undefined;
  private state: ListState;

  constructor(private readonly timing: Timing = REAL_TIME) {
    this.state = this.made();
  }

  readonly snapshot = (): ListState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get held(): boolean {
    return this.reasons.size > 0;
  }

  /** What is known now of a row, told or not. */
  get(key: RowKey): Shown | undefined {
    return this.entries.get(key);
  }

  isWaiting(key: RowKey): boolean {
    return this.waiting.has(key);
  }

  /** Another list: what was shown before has no part in it, held or not. */
  replace(page: QueuePage, sort: Sort): void {
    this.fill(page, sort);
    this.commit();
  }

  private fill(page: QueuePage, sort: Sort): void {
    this.entries.clear();
    this.waiting.clear();
    this.uncounted = 0;
    this.sort = sort;
    this.order = [];
    for (const row of page.items) this.place(this.known(row, page.asOf));
    this.total = page.total;
    this.nextCursor = page.nextCursor;
    this.unsorted = false;
  }

  /** The page after the last row. A row that changed place since the page before is not shown twice. */
  append(page: QueuePage): void {
    const present = new Set(this.order);
    for (const row of page.items) {
      const entry = this.known(row, page.asOf);
      this.waiting.delete(entry.key);
      if (present.has(entry.key)) this.entries.set(entry.key, entry);
      else this.place(entry);
    }
    this.total = page.total;
    this.nextCursor = page.nextCursor;
    this.commit();
  }

  /**
   * The first page read again. Its rows change where they stand or wait; those that stood within it and are no longer
   * there have left. `whole` says that nothing has to be kept: the list is as the page has it.
   */
  refresh(page: QueuePage): void {
    if (!this.held) {
      // What was told while the page was on its way is newer than the page.
      const newer = [...this.entries.values()].filter(({ asOf }) => asOf > page.asOf);
      this.fill(page, this.sort);
      for (const entry of newer) this.keep(entry);
      this.commit();
      return;
    }
    const present = new Set(page.items.map(keyOf));
    for (const row of page.items) this.put(row, page.asOf);
    const last = page.nextCursor === null ? undefined : page.items.at(-1);
    for (const key of this.entries.keys()) {
      const entry = this.entries.get(key);
      if (entry === undefined || entry.gone !== null || present.has(key) || entry.asOf > page.asOf) continue;
      if (last === undefined || ORDERS[this.sort](entry.row, last) <= 0) this.leave(key, { how: 'left', by: null });
    }
    this.total = page.total;
    this.changed();
  }

  /** A row as the server has it. Where it is not in the list yet, it waits. */
  put(row: QueueRow, asOf: number, provisional = false): void {
    const entry = { ...this.known(row, asOf), provisional };
    const before = this.entries.get(entry.key);
    if (before === undefined) {
      this.admit(entry);
    } else if (before.asOf <= asOf) {
      this.entries.set(entry.key, entry);
      this.alarms.update(entry);
      this.unsorted ||= ORDERS[this.sort](before.row, row) !== 0;
      // It had left and is back, as after an undo.
      if (before.gone !== null) this.total += 1;
    }
    this.changed();
  }

  /** Changes what is known of a row; nothing where it is not known, or knows of this already. */
  patch(key: RowKey, change: (row: QueueRow) => Partial<QueueRow>, asOf: number): void {
    const before = this.entries.get(key);
    if (before === undefined || before.asOf >= asOf) return;
    const row = { ...before.row, ...change(before.row) };
    const entry = { ...before, row, asOf };
    this.entries.set(key, entry);
    this.alarms.update(entry);
    this.unsorted ||= ORDERS[this.sort](before.row, row) !== 0;
    this.changed();
  }

  /** A row that is no longer to be decided. Held, it stays in its place and says so. */
  leave(key: RowKey, gone: Omit<Gone, 'at'> & { at?: number }, asOf = 0): void {
    const before = this.entries.get(key);
    if (before === undefined || before.gone !== null || (asOf !== 0 && before.asOf >= asOf)) return;
    this.total = Math.max(0, this.total - 1);
    this.alarms.forget(key);
    if (this.waiting.delete(key)) this.entries.delete(key);
    else {
      const at = gone.at ?? this.timing.now();
      this.entries.set(key, { ...before, gone: { ...gone, at }, asOf: Math.max(asOf, before.asOf) });
    }
    this.changed();
  }

  hold(reason: HoldReason, on: boolean): void {
    const before = this.held;
    if (on) this.reasons.add(reason);
    else this.reasons.delete(reason);
    if (this.held !== before) this.commit();
  }

  /** Somebody has looked at these critical rows. */
  seen(keys: readonly RowKey[]): void {
    for (const key of keys) this.alarms.forget(key);
    this.commit();
  }

  /** Lets in what waits and puts every row in its place, whatever holds the list; that holds it again from there. */
  release(): void {
    this.settle();
    this.commit();
  }

  /** Nothing of what was to be told is told any more. */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private known(row: QueueRow, asOf: number): Shown {
    return { key: keyOf(row), row, gone: null, provisional: false, asOf };
  }

  private place(entry: Shown): void {
    this.entries.set(entry.key, entry);
    this.order.push(entry.key);
  }

  private keep(entry: Shown): void {
    if (this.entries.has(entry.key)) {
      this.entries.set(entry.key, entry);
      this.unsorted = true;
      if (entry.gone !== null) this.total = Math.max(0, this.total - 1);
    } else if (entry.gone === null) this.admit(entry);
  }

  private admit(entry: Shown): void {
    this.total += 1;
    if (this.held) this.alarms.raise(entry);
    if (this.waiting.size >= MOST_WAITING) {
      this.uncounted += 1;
      return;
    }
    this.entries.set(entry.key, entry);
    this.waiting.add(entry.key);
  }

  /** Whether a row belongs among those that are loaded, and not behind them on a page nobody has asked for. */
  private isWithin(row: QueueRow, last: QueueRow | undefined): boolean {
    return this.nextCursor === null || last === undefined || ORDERS[this.sort](row, last) < 0;
  }

  private settle(): void {
    const stay = this.order.filter((key) => this.entries.get(key)?.gone === null);
    for (const key of this.order) if (this.entries.get(key)?.gone !== null) this.entries.delete(key);
    const lastKey = stay.at(-1);
    const last = lastKey === undefined ? undefined : this.entries.get(lastKey)?.row;
    for (const key of this.waiting) {
      const row = this.entries.get(key)?.row;
      if (row !== undefined && this.isWithin(row, last)) stay.push(key);
      else this.entries.delete(key);
    }
    if (this.waiting.size > 0 || this.unsorted) this.sortKeys(stay);
    this.order = stay;
    this.waiting.clear();
    this.unsorted = false;
  }

  private sortKeys(keys: RowKey[]): void {
    const order = ORDERS[this.sort];
    const row = (key: RowKey): QueueRow => (this.entries.get(key) as Shown).row;
    keys.sort((a, b) => order(row(a), row(b)));
  }

  private changed(): void {
    if (this.cancel !== undefined) return;
    const pause = Math.max(0, this.committedAt + this.commitEvery - this.timing.now());
    this.cancel = this.timing.after(pause, () => this.commit());
  }

  private commit(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.committedAt = this.timing.now();
    this.commitEvery = !this.held && this.waiting.size > MANY ? COMMIT_MANY_EVERY : COMMIT_EVERY;
    if (!this.held) this.settle();
    this.state = this.made();
    for (const listener of this.listeners) listener();
  }

  private made(): ListState {
    const entry = (key: RowKey): Shown => this.entries.get(key) as Shown;
    return {
      rows: this.order.map(entry),
      held: this.held,
      waiting: this.waiting.size + this.uncounted,
      critical: this.alarms.list(),
      total: this.total,
      nextCursor: this.nextCursor,
      short: this.uncounted > 0 || this.order.length > MOST_ROWS,
    };
  }
}
