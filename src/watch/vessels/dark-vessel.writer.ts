import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { VESSEL_PROFILES, type VesselRules } from '../../../config/vessel-rules.ts';
import type { Settings } from '../../../config/settings.ts';
import type { SensorIdentity } from '../../access/sensor-row.ts';
import { Clock } from '../../common/clock.ts';
import { SETTINGS } from '../../common/settings.module.ts';
import { alertRow } from '../../intake/alert-row.ts';
import { alertParameters, freshRows, INSERT_ALERTS } from '../../intake/alert-statements.ts';
import { IntakeSignal } from '../../intake/intake-signal.ts';
import { WATCH_FORMAT } from '../../intake/own-formats.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { darkDraft } from './dark-alert.ts';
import { newReceiver, ReceiverWatch } from './receiver-watch.ts';
import type { DarkVessel } from './receiver-watch.ts';
import { vesselReport } from './vessel-report.ts';
import { VesselWatchStore, type WaitingReceiver } from './vessel-watch.store.ts';

/** Judges what receivers heard of vessels, and tells of those that went dark by an alert in the receiver's name. */
@Injectable()
export class DarkVesselWriter {
  /** Null where vessels are not watched. */
  readonly rules: VesselRules | null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: VesselWatchStore,
    private readonly signal: IntakeSignal,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.rules = settings.vesselProfile === 'off' ? null : VESSEL_PROFILES[settings.vesselProfile];
  }

  /**
   * Judges what of a receiver's reports can be, one page of them; true where another is left. What was taken, what is kept
   * and what is told are one transaction, so that a process that dies tells nothing twice and nothing not at all.
   */
  async judge(waiting: WaitingReceiver, rules: VesselRules): Promise<boolean> {
    const { realm, sensorId, oldest, newest, judgedTo } = waiting;
    // What came later than the lateness waits for nothing.
    const until = new Date(Math.max(newest.getTime() - rules.latenessSeconds * 1_000, judgedTo?.getTime() ?? 0));
    if (oldest > until) return false;
    const done = await this.unitOfWork.transactAsEngine(realm, async (tx) => {
      const sensor = await this.store.claim(tx, sensorId);
      return sensor && this.judgePage(tx, sensor, until, rules);
    });
    if (!done) return false;
    if (done.told > 0) this.signal.announce({ realm, alerts: done.told });
    return done.more;
  }

  private async judgePage(
    tx: Transaction,
    sensor: SensorIdentity,
    until: Date,
    rules: VesselRules,
  ): Promise<{ told: number; more: boolean }> {
    const { sensorId, position } = sensor;
    const { reports, more } = await this.store.take(tx, sensorId, until);
    const receiver = (await this.store.receiver(tx, sensorId)) ?? newReceiver(position ?? null);
    const watch = new ReceiverWatch(rules, receiver, await this.store.vessels(tx, sensorId));
    for (const row of reports) {
      const report = vesselReport(row);
      if (report) watch.take(report);
    }
    if (!more) watch.advance(until.getTime());
    for (const dark of watch.told) await this.tell(tx, sensor, dark, rules);
    for (const back of watch.returned) await this.store.returned(tx, sensorId, back);
    const judgedTo = more ? (reports.at(-1)?.effective_at ?? until) : until;
    const forgotten = watch.forget();
    await this.store.write(tx, sensorId, { receiver, judgedTo, changed: watch.changed, forgotten });
    return { told: watch.told.length, more };
  }

  private async tell(tx: Transaction, sensor: SensorIdentity, dark: DarkVessel, rules: VesselRules): Promise<void> {
    const draft = darkDraft(dark, sensor, rules);
    const alertId =
      (await this.insert(tx, sensor, draft)) ??
      // A sensor that took that name for an alert of its own does not keep the vessel secret.
      (await this.insert(tx, sensor, { ...draft, externalId: `${draft.externalId}:${uuidv7()}` }));
    if (!alertId) throw new Error(`That ${draft.title} was not stored`);
    await this.store.told(tx, sensor.sensorId, dark.vessel.mmsi, new Date(dark.heardAt), alertId);
  }

  /** The id of the new alert, or of the one by which the watch told the same before; null where another has its name. */
  private async insert(
    tx: Transaction,
    sensor: SensorIdentity,
    draft: ReturnType<typeof darkDraft>,
  ): Promise<string | null> {
    const row = alertRow(draft, {
      id: uuidv7(),
      sensor: { ...sensor, realm: tx.realm },
      format: WATCH_FORMAT,
      receivedAt: this.clock.now(),
      raw: JSON.stringify({ externalId: draft.externalId, title: draft.title, ...draft.attributes }),
    });
    const stored = await tx.query<{ fresh: string[] | null }>(
      INSERT_ALERTS.text,
      alertParameters(INSERT_ALERTS, [row]),
    );
    if (freshRows([row], stored).length > 0) return row.id;
    const [known] = await tx.query<{ id: string }>(
      'SELECT id FROM alerts WHERE realm = $1 AND sensor_id = $2 AND external_id = $3 AND format = $4',
      [tx.realm, sensor.sensorId, draft.externalId, WATCH_FORMAT],
    );
    return known?.id ?? null;
  }
}
