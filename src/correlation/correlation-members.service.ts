import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { MemberWatch } from './member-watch.ts';
import { SharesStore } from './shares.store.ts';

/** How often a process says that it lives, and looks who else does. */
const BEAT_MS = 400;

/** The processes of a node that correlate, as this one sees them. Holds state in memory. */
@Injectable()
export class CorrelationMembers {
  readonly self = randomUUID();
  private readonly log = new Logger(CorrelationMembers.name);
  private readonly watch = new MemberWatch();
  private known: readonly string[] | undefined;
  private joined: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private gone = false;

  constructor(private readonly store: SharesStore) {}

  /** Those who live, in order, this process among them; undefined while that is not known. */
  get alive(): readonly string[] | undefined {
    return this.known;
  }

  /** From now on this process is one of those who share the work. */
  async join(): Promise<void> {
    this.joined ??= this.beat();
    await this.joined;
  }

  /** Leaves what it has to the others at once. */
  async leave(): Promise<void> {
    this.gone = true;
    clearTimeout(this.timer);
    if (!this.joined) return;
    await this.joined;
    await this.store.leave(this.self).catch(() => undefined);
    await this.store.close();
  }

  private async beat(): Promise<void> {
    try {
      const words = await this.store.beat(this.self);
      this.known = this.watch.look(performance.now(), words);
    } catch (error) {
      // What was known holds: nobody else could say anything either.
      this.log.debug(`Other processes are not seen: ${String(error)}`);
    }
    if (this.gone) return;
    this.timer = setTimeout(() => {
      this.joined = this.beat();
    }, BEAT_MS);
  }
}
