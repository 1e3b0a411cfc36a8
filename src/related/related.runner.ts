import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { firstValueFrom, merge, race, Subject, timer } from 'rxjs';
import { JournalSignal } from '../journal/journal-signal.ts';
import { RelatedStep } from './related-step.writer.ts';

/** How often the journal is looked at when nobody announces anything. */
const POLL_MS = 500;
const RETRY_MS = 1_000;
const PACE_MS = 100;

/** Follows the journal of every realm for as long as the process lives. Keeps nothing in memory. */
@Injectable()
export class RelatedRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RelatedRunner.name);
  private readonly stopped = new Subject<void>();
  private stopping = false;
  private failing = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly step: RelatedStep,
    private readonly signal: JournalSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await this.running;
  }

  private async follow(): Promise<void> {
    while (!this.stopping) {
      const more = await this.look();
      if (more === undefined) await this.pause(RETRY_MS);
      // What comes thick is taken in together: nobody waits for the second stage as for the first.
      else if (!more) await this.pause(PACE_MS).then(() => this.untilGrowth());
    }
  }

  /** True when there may be more at once; undefined when something of it failed, which is tried again. */
  private async look(): Promise<boolean | undefined> {
    try {
      let more = false;
      for (const realm of await this.step.waiting()) more = (await this.step.step(realm)) || more;
      if (this.failing) this.log.log('Cases are held against each other again');
      this.failing = false;
      return more;
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      if (!this.failing && !this.stopping) this.log.warn(`Cases wait to be held against each other: ${told}`);
      this.failing = true;
      return undefined;
    }
  }

  private async untilGrowth(): Promise<void> {
    if (this.stopping || (await this.isBehind())) return;
    await firstValueFrom(merge(timer(POLL_MS), this.stopped, this.signal.growth), { defaultValue: undefined });
  }

  private async isBehind(): Promise<boolean> {
    return this.step.waiting().then(
      (realms) => realms.length > 0,
      () => false,
    );
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await firstValueFrom(race(timer(milliseconds), this.stopped), { defaultValue: undefined });
  }
}
