import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { PROCESS_ROLES } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { CorrelationStore, type RealmCounters } from './correlation.store.ts';

/** An owner that has said nothing for this long may be taken for dead. */
const SILENCE_SECONDS = 3;
const BEAT_MS = 750;
const LOOK_MS = 250;

/** A realm this process correlates, until another takes it over. */
export interface RealmLease {
  counters: RealmCounters;
  /** Stops saying that this process lives; it may come back to what is still its own. */
  end(): void;
  /** Leaves the realm to whoever waits for it. */
  giveUp(): Promise<void>;
}

/**
 * Who correlates a realm, among the processes of a node. The owner says every now and then that it lives; the others wait until
 * it no longer does. Whoever takes over fences off whoever was there before, in the transaction of each step, so that one that
 * was only slow can do no harm. Alone, a process neither waits nor says anything: there is nobody to be mistaken for dead by.
 */
@Injectable()
export class RealmLeases {
  private readonly log = new Logger(RealmLeases.name);
  private readonly contested = new Set<string>();
  /** Epochs under which this process last took realms. */
  private readonly epochs = new Map<string, number>();
  private readonly shared: boolean;

  constructor(
    private readonly store: CorrelationStore,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.shared = !PROCESS_ROLES.every((role) => settings.roles.includes(role));
  }

  /** Undefined when `goesOn` came to say no before the realm was free. */
  async take(realm: string, goesOn: () => boolean): Promise<RealmLease | undefined> {
    if (this.isShared(realm) && !(await this.untilFree(realm, goesOn))) return undefined;
    const counters = await this.store.takeOver(realm);
    const { epoch } = counters;
    this.epochs.set(realm, epoch);
    if (!this.isShared(realm)) return { counters, end: () => undefined, giveUp: () => Promise.resolve() };
    this.log.log(`Realm ${realm} is correlated by this process`);
    const beat = setInterval(() => {
      // One that is lost is noticed by the next step; one that cannot be said is said by the next beat.
      this.store.say(realm, epoch, true).catch(() => undefined);
    }, BEAT_MS);
    const end = (): void => clearInterval(beat);
    const giveUp = async (): Promise<void> => {
      end();
      await this.store.say(realm, epoch, false);
    };
    return { counters, end, giveUp };
  }

  /** Another process turned out to correlate it too: from now on it is waited for. */
  lost(realm: string): void {
    this.contested.add(realm);
    this.log.warn(`Realm ${realm} was taken over by another process; standing by`);
  }

  private isShared(realm: string): boolean {
    return this.shared || this.contested.has(realm);
  }

  private async untilFree(realm: string, goesOn: () => boolean): Promise<boolean> {
    while (goesOn()) {
      const { epoch, silence } = await this.store.owner(realm);
      if (silence === null || silence > SILENCE_SECONDS || epoch === this.epochs.get(realm)) return true;
      await delay(LOOK_MS);
    }
    return false;
  }
}
