import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { PROCESS_ROLES } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { CorrelationMembers } from './correlation-members.service.ts';
import { CorrelationStore } from './correlation.store.ts';
import { SILENCE_MS } from './member-watch.ts';
import { type RealmLease, SharedRealm, WholeRealm } from './realm-lease.ts';
import { dealShards } from './realm-shares.ts';
import { SharesStore, type SharingSight } from './shares.store.ts';

const LOOK_MS = 200;

/**
 * Who correlates what of a realm, among the processes of a node. Alone, a process has every realm to itself: it neither waits
 * nor says anything, for there is nobody to be mistaken for dead by. Several say every now and then that they live, and share
 * each realm by its sites; whoever first sees that one has come or gone deals the realm anew. A step commits under the shares it
 * was begun with or not at all, so that one that was only slow can do no harm.
 */
@Injectable()
export class RealmLeases {
  private readonly log = new Logger(RealmLeases.name);
  private shared: boolean;
  /** Epochs under which this process last took realms to itself. */
  private readonly epochs = new Map<string, number>();

  constructor(
    private readonly store: CorrelationStore,
    private readonly shares: SharesStore,
    private readonly members: CorrelationMembers,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.shared = !PROCESS_ROLES.every((role) => settings.roles.includes(role));
  }

  /** By what the store knows what is this process's: its name, and the epochs under which it has realms to itself. */
  get claims(): { process: string; epochs: ReadonlyMap<string, number> } {
    return { process: this.members.self, epochs: this.epochs };
  }

  /** Undefined when `goesOn` came to say no before there was anything to be had. */
  async take(realm: string, goesOn: () => boolean): Promise<RealmLease | undefined> {
    if (this.shared) return this.share(realm, goesOn);
    const counters = await this.store.takeOver(realm);
    this.epochs.set(realm, counters.epoch);
    return new WholeRealm(this.store, counters);
  }

  /** Whether processes have come or gone since the lease was taken. */
  isStale(lease: RealmLease): boolean {
    const { alive } = this.members;
    return lease instanceof SharedRealm && alive !== undefined && !sameMembers(alive, lease.sight.members);
  }

  /** The realm is not this process's as it thought. One that was alone is not alone, and shares from now on. */
  lost(realm: string, lease: RealmLease): void {
    if (lease instanceof SharedRealm) return;
    this.shared = true;
    this.log.warn(`Realm ${realm} was taken over by another process; from now on they share`);
  }

  /** This process goes: others need not wait until it is missed. */
  async leave(): Promise<void> {
    await this.members.leave();
  }

  private async share(realm: string, goesOn: () => boolean): Promise<RealmLease | undefined> {
    while (goesOn()) {
      await this.members.join();
      const { self } = this.members;
      const sight = await this.shares.sight(realm);
      // Who lives may not be known for a moment, after the database was away: what was this process's is so still.
      const alive = this.members.alive ?? (sight.members.includes(self) ? sight.members : undefined);
      if (!alive || !this.isFree(realm, sight)) {
        await delay(LOOK_MS);
      } else if (sameMembers(alive, sight.members)) {
        const lease = new SharedRealm(this.shares, realm, self, sight);
        this.log.log(`Of realm ${realm}, shared by ${alive.length}, this process has ${lease.shards.length} shards`);
        return lease;
      } else await this.shares.deal(realm, dealShards(await this.shares.occupied(), alive, sight));
    }
    return undefined;
  }

  /** Not where a process has it to itself, and lives; one that has is mistaken for dead when it only had nothing to do. */
  private isFree(realm: string, { members, realmEpoch, silence }: SharingSight): boolean {
    if (members.length > 0 || realmEpoch === this.epochs.get(realm)) return true;
    return silence === null || silence * 1_000 > SILENCE_MS;
  }
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((process, place) => process === other[place]);
}
