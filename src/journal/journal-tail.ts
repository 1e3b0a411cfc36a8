import { type Observable, Subject, type Subscription } from 'rxjs';
import type { JournalEvent } from './journal-event.ts';
import type { JournalGrowth } from './journal-signal.ts';
import { JournalWindow, type WindowLimits } from './journal-window.ts';

/** What a tail reads from: the journal's table. */
export interface JournalSource {
  bounds(realm: string): Promise<{ head: number; floor: number }>;
  after(realm: string, cursor: number, limit: number): Promise<JournalEvent[]>;
}

export interface TailOptions {
  /** How often the table is asked when nobody hints, in milliseconds. */
  pollMs: number;
  /** Most events per read. */
  pageSize: number;
  window: WindowLimits;
  /** First and longest pause after a failed read, in milliseconds. */
  backoffMs: readonly [number, number];
  report: (level: 'warn' | 'log', message: string) => void;
}

/**
 * Follows one realm's journal for everybody in the process.
 *
 * It reads from its position whenever a commit in this process is announced, and every `pollMs` besides: the
 * announcement only saves waiting, the table is the truth, so writers in other processes are followed too. While the
 * database is away it waits, longer each time, and goes on from its position. It starts with the newest events in
 * its window, so that sockets that return after a restart do not each ask the database.
 *
 * Should the journal turn out shorter than what was read from it (a backup was restored), or its next entries be gone,
 * the tail has lost its place: it says so on `lost` and begins again at the journal's end.
 */
export class JournalTail {
  private readonly published = new Subject<readonly JournalEvent[]>();
  private readonly losses = new Subject<void>();
  /** Consecutive batches, in order, each event once. */
  readonly batches: Observable<readonly JournalEvent[]> = this.published.asObservable();
  /** Positions given out before are void. */
  readonly lost: Observable<void> = this.losses.asObservable();

  private recent: JournalWindow;
  private hinted = 0;
  private closed = false;
  private wake: (() => void) | undefined;
  private readonly hints: Subscription;
  private readonly running: Promise<void>;
  private started: (() => void) | undefined;
  private readonly opened = new Promise<void>((resolve) => (this.started = resolve));

  constructor(
    readonly realm: string,
    private readonly source: JournalSource,
    growth: Observable<JournalGrowth>,
    private readonly options: TailOptions,
  ) {
    this.recent = new JournalWindow(options.window, 0);
    this.hints = growth.subscribe((hint) => {
      if (hint.realm !== realm || hint.head <= this.hinted) return;
      this.hinted = hint.head;
      this.wake?.();
    });
    this.running = this.follow();
  }

  /** Number of the last event published. */
  get position(): number {
    return this.recent.head;
  }

  get window(): JournalWindow {
    return this.recent;
  }

  /** Resolves when the tail has found its place; not before the database answers. */
  ready(): Promise<void> {
    return this.opened;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.hints.unsubscribe();
    this.wake?.();
    this.started?.();
    await this.running;
    this.published.complete();
    this.losses.complete();
  }

  private async follow(): Promise<void> {
    let failures = 0;
    let placed = false;
    while (!this.closed) {
      try {
        if (!placed) {
          await this.findPlace();
          placed = true;
          this.started?.();
        } else if (failures > 0) {
          await this.checkPlace();
        }
        const full = await this.readPage();
        if (failures > 0) this.options.report('log', `Journal of ${this.realm}: reading again at ${this.position}`);
        failures = 0;
        if (!full) await this.pause(this.options.pollMs, () => this.hinted > this.position);
      } catch (error) {
        failures += 1;
        if (failures === 1 && !this.closed) this.options.report('warn', `Journal of ${this.realm}: ${String(error)}`);
        const [first, longest] = this.options.backoffMs;
        await this.pause(Math.min(first * 2 ** (failures - 1), longest), () => false);
      }
    }
  }

  private async findPlace(): Promise<void> {
    const { head, floor } = await this.source.bounds(this.realm);
    let window = new JournalWindow(this.options.window, Math.max(floor, head - this.options.window.events));
    while (window.head < head && !this.closed) {
      const page = await this.source.after(this.realm, window.head, this.options.pageSize);
      if (page[0]?.seq !== window.head + 1) {
        // Pruned meanwhile: what is before the head is for the database to answer.
        window = new JournalWindow(this.options.window, head);
        break;
      }
      window.push(page);
    }
    this.recent = window;
  }

  private async checkPlace(): Promise<void> {
    const { head } = await this.source.bounds(this.realm);
    if (head < this.position) await this.losePlace(`its head went back from ${this.position} to ${head}`);
  }

  /** Reads once and publishes; true when there may be more at once. */
  private async readPage(): Promise<boolean> {
    const page = await this.source.after(this.realm, this.position, this.options.pageSize);
    const first = page[0];
    if (first === undefined || this.closed) return false;
    if (first.seq !== this.position + 1) {
      await this.losePlace(`${first.seq} follows ${this.position}`);
      return true;
    }
    this.recent.push(page);
    this.published.next(page);
    return page.length >= this.options.pageSize;
  }

  private async losePlace(why: string): Promise<void> {
    this.options.report('warn', `Journal of ${this.realm}: lost its place, ${why}`);
    this.hinted = 0;
    await this.findPlace();
    this.losses.next();
  }

  private pause(milliseconds: number, unless: () => boolean): Promise<void> {
    if (this.closed || unless()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.wake = () => {
        if (this.closed || unless()) done();
      };
    });
  }
}
