import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { alertRow } from '../intake/alert-row.ts';
import { AlertWriter } from '../intake/alert.writer.ts';
import { TEST_FORMAT } from '../intake/own-formats.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { SensorReader } from '../registry/sensor.reader.ts';
import { testDraft } from './own-alert.ts';

/** Sends an event in a sensor's name, so that people see whether one would reach them. */
@Injectable()
export class TestEventsService {
  constructor(
    private readonly sensors: SensorReader,
    private readonly alerts: AlertWriter,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id of the alert it became, which is in no case and never will be by itself.
   * @throws DomainError `sensor_not_found`, `sensor_disabled`, the policy's reason (forbidden), `queue_full`;
   * DatabaseUnavailable.
   */
  async send(operator: Operator, sensorId: string): Promise<string> {
    const found = await this.sensors.withId(operator, sensorId);
    if (!found) throw new DomainError('not_found', 'sensor_not_found', 'There is no such sensor');
    const { enabled, ...sensor } = found;
    requireChange(operator, 'sensor.write', sensor);
    if (!enabled)
      throw new DomainError('conflict', 'sensor_disabled', 'Nothing is taken from a sensor that is disabled');
    const now = this.clock.now();
    const draft = testDraft(uuidv7(), sensor, operator, now);
    const raw = JSON.stringify({ test: true, sensor: sensor.code, by: operator.id });
    const row = alertRow(draft, { id: uuidv7(), sensor, format: TEST_FORMAT, receivedAt: now, raw });
    const [outcome] = await this.alerts.submit([row]);
    if (!outcome || outcome.status === 'refused') throw new Error('A test event was not stored');
    await this.unitOfWork.transact(operator, async (transaction) => {
      transaction.record({
        type: 'sensor.tested',
        at: now,
        nation: sensor.nation,
        organisationId: sensor.organisationId,
        siteId: sensor.siteId,
        caseId: null,
        tlp: sensor.defaultTlp,
        actor: { id: operator.id, name: operator.name },
        data: { sensorId, sensor: sensor.code, alertId: outcome.id },
      });
    });
    return outcome.id;
  }
}
