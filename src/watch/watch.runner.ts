import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Subject, takeUntil } from 'rxjs';
import { Clock } from '../common/clock.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { repeatWork } from './repeat-work.ts';
import { SilenceWriter } from './silence.writer.ts';
import { differs, type Turn, watchStep } from './watch-step.ts';
import { type UntoldSilence, type WatchedSensor, WatchStore } from './watch.store.ts';

const LOOKS_EVERY_MS = 2_000;

/** Looks at every sensor every other second, writes down what it finds, and tells when one falls silent or is back. */
@Injectable()
export class WatchRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(WatchRunner.name);
  private readonly stopped = new Subject<void>();
  private running: Promise<void> = Promise.resolve();
  private startedAt = 0;

  constructor(
    private readonly store: WatchStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly silences: SilenceWriter,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.startedAt = this.clock.now().getTime();
    repeatWork(LOOKS_EVERY_MS, () => (this.running = this.look()))
      .pipe(takeUntil(this.stopped))
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.running;
  }

  private async look(): Promise<void> {
    try {
      for (const realm of await this.store.realms()) {
        await this.unitOfWork.transactAsEngine(realm, (transaction) => this.lookAt(transaction));
      }
      for (const silence of await this.store.untold()) await this.tell(silence);
    } catch (error) {
      this.log.warn(`Sensors are not watched: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** One that cannot be told is told with the next look, and holds up no other. */
  private async tell(silence: UntoldSilence): Promise<void> {
    try {
      await this.silences.tell(silence);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn(`The silence of ${silence.sensor.code} is not told yet: ${reason}`);
    }
  }

  private async lookAt(transaction: Transaction): Promise<void> {
    if (!(await this.store.claim(transaction))) return;
    const now = this.clock.now().getTime();
    const steps = (await this.store.watched(transaction)).map((of) => {
      const { next, turn } = watchStep(of.former, of.found, this.startedAt, now);
      return { of, next, turn };
    });
    const changed = steps.filter(({ of, next }) => differs(of.former, next));
    if (changed.length === 0) return;
    await this.store.write(transaction, changed);
    // An exercise tells of none: its story says who speaks.
    if (transaction.realm !== 'live') return;
    for (const { of, next, turn } of changed) if (turn) this.record(transaction, of, turn, next.heardAt, now);
  }

  /** As strict as the alert that tells the same. */
  private record(transaction: Transaction, of: WatchedSensor, turn: Turn, heardAt: number | null, now: number): void {
    const { sensor, former, toldAlertId } = of;
    const lastHeard = new Date((turn === 'silent' ? heardAt : former?.heardAt) ?? 0).toISOString();
    transaction.record({
      type: turn === 'silent' ? 'sensor.silent' : 'sensor.heard_again',
      at: new Date(now),
      nation: sensor.nation,
      organisationId: sensor.organisationId,
      siteId: sensor.siteId,
      caseId: null,
      tlp: sensor.defaultTlp,
      actor: { id: 'system:watch', name: 'Sensor watch' },
      data: {
        sensorId: sensor.sensorId,
        sensor: sensor.code,
        lastHeardAt: lastHeard,
        ...(turn === 'heard_again' && {
          silentSince: new Date(former?.since ?? now).toISOString(),
          heardAt: new Date(heardAt ?? now).toISOString(),
          alertId: toldAlertId,
        }),
      },
    });
  }
}
