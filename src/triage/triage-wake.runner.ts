import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { exhaustMap, Subject } from 'rxjs';
import { Clock } from '../common/clock.ts';
import { databaseAway } from '../common/database-fault.ts';
import { JournalSignal } from '../journal/journal-signal.ts';
import { wakePace } from './triage-wake-pace.ts';
import { SilenceEndWriter } from './silence-end.writer.ts';
import { TriageWakeWriter } from './triage-wake.writer.ts';
import { VesselReturnWriter } from './vessel-return.writer.ts';

const FORGET_EVERY_MS = 60_000;

/** Looks, for as long as the process lives, whether something that was put off is to come back, or solved itself. */
@Injectable()
export class TriageWakeRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(TriageWakeRunner.name);
  private readonly stopped = new Subject<void>();
  private looking: Promise<void> = Promise.resolve();
  private forgotAt = 0;

  constructor(
    private readonly writer: TriageWakeWriter,
    private readonly silences: SilenceEndWriter,
    private readonly vessels: VesselReturnWriter,
    private readonly signal: JournalSignal,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    wakePace(this.signal.growth, this.stopped)
      .pipe(exhaustMap(() => (this.looking = this.look())))
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.looking;
  }

  /** Never fails: what went wrong now is tried again with the next look. */
  private async look(): Promise<void> {
    const now = this.clock.now();
    try {
      await this.writer.wake(now);
      await this.silences.close(now);
      await this.vessels.tell(now);
      if (now.getTime() - this.forgotAt < FORGET_EVERY_MS) return;
      this.forgotAt = now.getTime();
      await this.writer.forget(now);
    } catch (error) {
      const message = `What was put off waits for the database: ${String(error)}`;
      if (databaseAway(error)) this.log.warn(message);
      else this.log.error(message);
    }
  }
}
