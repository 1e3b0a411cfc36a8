import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Subject, takeUntil } from 'rxjs';
import { IntakeTally } from '../intake/intake-tally.ts';
import { BeatsWriter } from './beats.writer.ts';
import { repeatWork } from './repeat-work.ts';

/** What a process that dies may lose of the counts, and how old they may be. */
const KEPT_EVERY_MS = 2_000;
const PRUNED_EVERY_MS = 3_600_000;

/** Moves the counts of intake from memory to the database, apart from the commits of alerts. */
@Injectable()
export class BeatsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(BeatsRunner.name);
  private readonly stopped = new Subject<void>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly tally: IntakeTally,
    private readonly beats: BeatsWriter,
  ) {}

  onApplicationBootstrap(): void {
    repeatWork(KEPT_EVERY_MS, () => (this.running = this.keep()))
      .pipe(takeUntil(this.stopped))
      .subscribe();
    repeatWork(PRUNED_EVERY_MS, () => this.prune())
      .pipe(takeUntil(this.stopped))
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.running;
    await this.keep();
  }

  /** What could not be kept is tried again with what comes next. */
  private async keep(): Promise<void> {
    const taken = this.tally.take();
    try {
      await this.beats.add(taken);
    } catch (error) {
      this.tally.putBack(taken);
      this.log.warn(
        `Counts of sensors wait for the database: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  private async prune(): Promise<void> {
    try {
      await this.beats.prune();
    } catch (error) {
      this.log.warn(`Old counts of sensors stay: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
