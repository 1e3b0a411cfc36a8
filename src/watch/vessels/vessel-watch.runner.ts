import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Subject, takeUntil } from 'rxjs';
import type { VesselRules } from '../../../config/vessel-rules.ts';
import { repeatWork } from '../repeat-work.ts';
import { DarkVesselWriter } from './dark-vessel.writer.ts';
import { VesselWatchStore } from './vessel-watch.store.ts';

const LOOKS_EVERY_MS = 2_000;

/** Judges what receivers heard of vessels, every other second, in every realm. */
@Injectable()
export class VesselWatchRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(VesselWatchRunner.name);
  private readonly stopped = new Subject<void>();
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly store: VesselWatchStore,
    private readonly writer: DarkVesselWriter,
  ) {}

  onApplicationBootstrap(): void {
    const { rules } = this.writer;
    if (!rules) return;
    repeatWork(LOOKS_EVERY_MS, () => (this.running = this.look(rules)))
      .pipe(takeUntil(this.stopped))
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await this.running;
  }

  /** A receiver whose reports cannot be judged now is looked at again, and holds up no other. */
  private async look(rules: VesselRules): Promise<void> {
    try {
      for (const waiting of await this.store.waiting()) {
        try {
          while (!this.stopping && (await this.writer.judge(waiting, rules)));
        } catch (error) {
          this.log.warn(`Vessels heard by ${waiting.sensorId} are not judged yet: ${messageOf(error)}`);
        }
      }
    } catch (error) {
      this.log.warn(`Vessels are not watched: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
