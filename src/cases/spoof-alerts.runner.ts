import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { exhaustMap, from, Subject, takeUntil, timer } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock.ts';
import { alertRow } from '../intake/alert-row.ts';
import { AlertWriter } from '../intake/alert.writer.ts';
import { SPOOF_FORMAT } from '../intake/own-formats.ts';
import { spoofDraft } from './spoof-alert.ts';
import { SpoofSignsStore, type UntoldSign } from './spoof-signs.store.ts';

const LOOKS_EVERY_MS = 1_000;

/**
 * Tells of forged broadcasts by an alert of the sensor that heard them, through intake like any other, so that data goes
 * one way: what correlation found is stored first, and comes in again as what a sensor says.
 */
@Injectable()
export class SpoofAlertsRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SpoofAlertsRunner.name);
  private readonly stopped = new Subject<void>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: SpoofSignsStore,
    private readonly alerts: AlertWriter,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    timer(LOOKS_EVERY_MS, LOOKS_EVERY_MS)
      .pipe(
        exhaustMap(() => from((this.running = this.look()))),
        takeUntil(this.stopped),
      )
      .subscribe();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.running;
  }

  /** What cannot be told is told with the next look. */
  private async look(): Promise<void> {
    try {
      for (const sign of await this.store.untold()) await this.tell(sign);
    } catch (error) {
      this.log.warn(`Forged broadcasts are not told yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Once for each sign: the alert is found again by its external id. */
  private async tell(sign: UntoldSign): Promise<void> {
    const draft = spoofDraft(sign);
    const row = alertRow(draft, {
      id: uuidv7(),
      sensor: { ...sign.sensor, realm: sign.realm },
      format: SPOOF_FORMAT,
      receivedAt: this.clock.now(),
      raw: JSON.stringify({ externalId: draft.externalId, title: draft.title, text: sign.text, serials: sign.serials }),
    });
    const [outcome] = await this.alerts.submit([row]);
    if (!outcome || outcome.status === 'refused') throw new Error(`The sign of ${sign.source} was not stored`);
    await this.store.told(sign, outcome.id);
  }
}
