import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { firstValueFrom, merge, race, Subject, timer } from 'rxjs';
import { JournalSignal } from '../journal/journal-signal.ts';
import { AuditWriter } from './audit.writer.ts';

/** How often the journals are looked at when nobody announces anything: writers in other processes announce nothing here. */
const POLL_MS = 500;
/** After an announcement, so that what comes in quick succession is one transaction and not many. */
const GATHER_MS = 50;
/** Below this many entries there is time to gather more. */
const SMALL_BATCH = 100;
const RETRY_MS = [250, 5_000] as const;

/** Follows the journals of all realms into the audit trail, for as long as the process lives. */
@Injectable()
export class AuditRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AuditRunner.name);
  private readonly stopped = new Subject<void>();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private grown = false;

  constructor(
    private readonly writer: AuditWriter,
    private readonly signal: JournalSignal,
  ) {}

  onApplicationBootstrap(): void {
    this.signal.growth.subscribe(() => (this.grown = true));
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        this.grown = false;
        const written = (await this.writer.pending()) ? await this.writer.step() : 0;
        if (failures > 0) this.log.log('The audit trail is written on');
        failures = 0;
        if (written === 0) await this.pauseUntilGrown();
        else if (written < SMALL_BATCH) await this.pause(GATHER_MS);
      } catch (error) {
        failures += 1;
        if (failures === 1 && !this.stopping) this.log.error(`The audit trail waits: ${String(error)}`);
        await this.pause(Math.min(RETRY_MS[0] * 2 ** (failures - 1), RETRY_MS[1]));
      }
    }
  }

  private async pauseUntilGrown(): Promise<void> {
    if (this.grown || this.stopping) return;
    const growth = merge(this.signal.growth, this.stopped, timer(POLL_MS));
    await firstValueFrom(growth, { defaultValue: undefined });
    await this.pause(GATHER_MS);
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await firstValueFrom(race(this.stopped, timer(milliseconds)), { defaultValue: undefined });
  }
}
