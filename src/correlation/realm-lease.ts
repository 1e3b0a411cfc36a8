import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CorrelationStore, RealmCounters } from './correlation.store.ts';
import { type QueuedInput, type StepShare, takeInputs } from './input-queue.store.ts';
import { shardOf, shardsOf } from './realm-shares.ts';
import type { SharesStore, SharingSight } from './shares.store.ts';

/** A realm, or parts of one, that this process correlates until another takes them over. */
export interface RealmLease {
  readonly counters: RealmCounters;
  /** The shards that are this process's; null where it has the realm to itself. */
  readonly shards: readonly number[] | null;
  /** Whether a site is this process's. */
  has(siteId: string): boolean;
  /** Whether a site was this process's without a break since that lease, so that what is in memory of it holds. */
  kept(siteId: string, since: RealmLease): boolean;
  /** Before a step: makes sure that so many inputs can be numbered. */
  provide(inputs: number): Promise<void>;
  /** Within a step: the first of so many case numbers. */
  caseNumbers(count: number): Promise<number>;
  /** A case number that was not needed. */
  giveBack(caseNumber: number): void;
  /** Whether what waits next concerns every site, and so is to be taken alone. */
  waitsForAll(): Promise<boolean>;
  /** What a step takes, and removes from the queue. */
  take(tx: Transaction, share: StepShare): Promise<QueuedInput[]>;
  /** First in a step's transaction, `alone` where it concerns every site; false where somebody else has come. */
  enter(tx: Transaction, alone: boolean): Promise<boolean>;
  /** Last in it; false where somebody else has come. */
  leave(tx: Transaction, alone: boolean): Promise<boolean>;
}

/** All of a realm: the counters are in memory, and stored by the statement that fences the step. */
export class WholeRealm implements RealmLease {
  readonly shards = null;

  constructor(
    private readonly store: CorrelationStore,
    readonly counters: RealmCounters,
  ) {}

  has(): boolean {
    return true;
  }

  kept(): boolean {
    return false;
  }

  async provide(): Promise<void> {
    // Nobody else gives numbers.
  }

  caseNumbers(): Promise<number> {
    return Promise.resolve(this.counters.nextCaseNumber);
  }

  giveBack(): void {
    // It is the next one still.
  }

  waitsForAll(): Promise<boolean> {
    return Promise.resolve(false);
  }

  take(tx: Transaction, share: StepShare): Promise<QueuedInput[]> {
    return takeInputs(tx, share);
  }

  enter(): Promise<boolean> {
    return Promise.resolve(true);
  }

  leave(tx: Transaction): Promise<boolean> {
    return this.store.advance(tx, this.counters);
  }
}

/** Ordinals that are reserved at once. They only have to differ, and to grow for each site: what is left of them is left out. */
const ORDINALS = 2_000;

/**
 * Parts of a realm that other processes have the other parts of. Every step holds the shares as they are from its beginning, so
 * that it never proves in vain; what concerns every site is taken by one process alone, between the steps of all.
 */
export class SharedRealm implements RealmLease {
  readonly shards: readonly number[];
  readonly counters: RealmCounters;
  private readonly own: ReadonlySet<number>;
  private ordinalsEnd = 0;
  private spare: number | null = null;

  constructor(
    private readonly store: SharesStore,
    private readonly realm: string,
    process: string,
    readonly sight: SharingSight,
  ) {
    this.shards = shardsOf(sight, process);
    this.own = new Set(this.shards);
    this.counters = { epoch: sight.epoch, nextCaseNumber: 0, nextOrdinal: 0 };
  }

  has(siteId: string): boolean {
    return this.own.has(shardOf(siteId));
  }

  kept(siteId: string, former: RealmLease): boolean {
    const since = this.sight.since[shardOf(siteId)] ?? Number.POSITIVE_INFINITY;
    return former instanceof SharedRealm && this.has(siteId) && former.has(siteId) && since <= former.counters.epoch;
  }

  async provide(inputs: number): Promise<void> {
    if (this.counters.nextOrdinal + inputs <= this.ordinalsEnd) return;
    const count = Math.max(ORDINALS, 2 * inputs);
    const { ordinal } = await this.store.reserve(this.realm, count, 0);
    this.counters.nextOrdinal = ordinal;
    this.ordinalsEnd = ordinal + count;
  }

  /** As many as are needed and no more, so that none is missing among the numbers of cases. */
  async caseNumbers(count: number): Promise<number> {
    const { spare } = this;
    if (count === 1 && spare !== null) {
      this.spare = null;
      return spare;
    }
    return (await this.store.reserve(this.realm, 0, count)).caseNumber;
  }

  giveBack(caseNumber: number): void {
    this.spare = caseNumber;
  }

  waitsForAll(): Promise<boolean> {
    return this.store.waitsRealmWide(this.realm);
  }

  take(tx: Transaction, share: StepShare): Promise<QueuedInput[]> {
    return share.alone ? this.store.takeRealmWide(tx) : takeInputs(tx, share, this.shards);
  }

  async enter(tx: Transaction, alone: boolean): Promise<boolean> {
    if (!(await this.store.hold(tx, this.counters.epoch, alone))) return false;
    // Above all that were given before, by whomever.
    if (alone) {
      this.ordinalsEnd = 0;
      await this.provide(1);
    }
    return true;
  }

  async leave(tx: Transaction, alone: boolean): Promise<boolean> {
    if (!alone) return true;
    await this.store.raise(tx);
    tx.onCommit(() => {
      this.counters.epoch += 1;
    });
    return true;
  }
}
