import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { AlertDraft } from '../intake/alert.ts';
import { alertRow } from '../intake/alert-row.ts';
import { AlertWriter } from '../intake/alert.writer.ts';
import { WATCH_FORMAT } from '../intake/own-formats.ts';
import { silenceDraft } from './own-alert.ts';
import { type UntoldSilence, WatchStore } from './watch.store.ts';

/** Tells of a sensor's silence by an alert of that sensor, through intake like any other. */
@Injectable()
export class SilenceWriter {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly alerts: AlertWriter,
    private readonly store: WatchStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Once for each silence, however often it is told: the alert is found again by its external id. A sensor that took that
   * name for an alert of its own does not keep its silence secret; the alert then gets another.
   * @throws DomainError `queue_full`; DatabaseUnavailable. To be told again later.
   */
  async tell(silence: UntoldSilence): Promise<void> {
    const draft = silenceDraft(silence.sensor, silence.heardAt, silence.expected, this.clock.now());
    const id = await this.submit(silence, draft);
    const [own] = await this.engine.query<{ format: string }[]>('SELECT format FROM alerts WHERE id = $1', [id]);
    const told =
      own?.format === WATCH_FORMAT
        ? id
        : await this.submit(silence, { ...draft, externalId: `${draft.externalId}:${uuidv7()}` });
    await this.store.told(silence.sensor.sensorId, silence.heardAt, told);
  }

  private async submit({ sensor }: UntoldSilence, draft: AlertDraft): Promise<string> {
    const row = alertRow(draft, {
      id: uuidv7(),
      sensor: { ...sensor, realm: 'live' },
      format: WATCH_FORMAT,
      receivedAt: draft.occurredAt,
      raw: JSON.stringify({ externalId: draft.externalId, title: draft.title, ...draft.attributes }),
    });
    const [outcome] = await this.alerts.submit([row]);
    if (!outcome) throw new Error('An alert was stored without an outcome');
    if (outcome.status === 'refused') throw new Error(outcome.rejection.reason);
    return outcome.id;
  }
}
