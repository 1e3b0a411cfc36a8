import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { accessEntry } from '../registry/access-entry.ts';
import { lockChannel } from './channels.service.ts';
import { DeliveriesReader, type DeliveryRow } from './deliveries.reader.ts';
import { deliveryNotFound } from './notification-fault.ts';
import { OutboxSignal } from './outbox-signal.ts';
import { requireOwnOrganisation } from './own-organisation.ts';

/** What people do with the outbox by hand. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: DeliveriesReader,
    private readonly outbox: OutboxSignal,
    private readonly clock: Clock,
  ) {}

  /** Sends a message that says it is a test; the id of its delivery. @throws DomainError `channel_not_found`. */
  async test(operator: Operator, channelId: string): Promise<string> {
    const owner = requireOwnOrganisation(operator);
    const id = uuidv7();
    const at = this.clock.now();
    await this.unitOfWork.transact(operator, async (transaction) => {
      await lockChannel(transaction, operator, channelId);
      await transaction.query(
        `INSERT INTO notification_deliveries (id, realm, nation, organisation_id, channel_id, subject_kind, subject_id,
           events, state, due_at, next_attempt_at, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, 'test', $1, '[]', 'pending', $6, $6, $6, $6)`,
        [id, operator.realm, owner.nation, owner.organisationId, channelId, at],
      );
    });
    this.outbox.announce();
    return id;
  }

  /**
   * Sends a message once more, whatever became of it, under the id it had. What it says is put together anew, and only
   * if its receiver may still be told. @throws DomainError `delivery_not_found`.
   */
  async resend(operator: Operator, id: string): Promise<DeliveryRow> {
    const owner = requireOwnOrganisation(operator);
    // What the person does not see is not there for them.
    await this.reader.one(operator, id);
    const at = this.clock.now();
    await this.unitOfWork.transact(operator, async (transaction) => {
      const sent = await transaction.query(
        `UPDATE notification_deliveries SET state = 'pending', reason = NULL, attempts = 0, next_attempt_at = $2,
           lease_until = NULL, delivered_at = NULL, updated_at = $2
         WHERE id = $1 AND organisation_id = $3 AND (state NOT IN ('pending', 'retrying') OR lease_until IS NULL OR lease_until <= $2)
         RETURNING id`,
        [id, at, owner.organisationId],
      );
      if (sent.length === 0) return;
      transaction.recordAccess(accessEntry('notification.resent', operator, owner, at, { deliveryId: id }));
    });
    this.outbox.announce();
    const row = await this.reader.one(operator, id);
    if (row.organisationId !== owner.organisationId) throw deliveryNotFound();
    return row;
  }
}
