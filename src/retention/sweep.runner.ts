import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { firstValueFrom, race, Subject, takeUntil, timer } from 'rxjs';
import { Clock } from '../common/clock.ts';
import { repeatWork } from '../watch/repeat-work.ts';
import { restAfter } from './retention-policy.ts';
import { Sweeps } from './sweep.writer.ts';

const LOOKS_EVERY_MS = 30_000;

/** Goes through what nations have said they do not keep, slowly, for as long as there is some of it. */
@Injectable()
export class SweepRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SweepRunner.name);
  private readonly stopped = new Subject<void>();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    repeatWork(LOOKS_EVERY_MS, () => (this.running = this.look()))
      .pipe(takeUntil(this.stopped))
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await this.running;
  }

  /** Of every nation all that is due, until a time. One that fails holds up no other. */
  async look(until = Infinity): Promise<void> {
    try {
      for (const nation of await this.sweeps.nations()) await this.sweep(nation, until);
    } catch (error) {
      this.log.warn(`Nothing is removed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async sweep(nation: string, until: number): Promise<void> {
    try {
      while (!this.stopping && !(await this.sweeps.busy())) {
        const begun = this.clock.now().getTime();
        if (begun > until) return;
        if ((await this.sweeps.step(nation)) !== 'worked') return;
        await this.rest(restAfter(this.clock.now().getTime() - begun));
      }
    } catch (error) {
      this.log.warn(`What ${nation} does not keep stays: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await firstValueFrom(race(timer(milliseconds), this.stopped), { defaultValue: undefined });
  }
}
