import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { rowsOf, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type RetryPlan, nextAttemptIn } from './backoff.ts';
import { type Delivery, DELIVERY_COLUMNS } from './delivery.ts';
import type { Outcome } from './delivery-outcome.ts';
import { NOTIFICATIONS } from './feed.writer.ts';

const LONGEST_PAUSE_MS = 3_600_000;

/** What came of an attempt, or why there was none. */
export type Verdict =
  | Outcome
  | { kind: 'suppressed'; reason: string }
  /** Not now, and not counted as an attempt. */
  | { kind: 'held'; reason: string; until: Date };

/**
 * The outbox as those who empty it see it. A row is claimed before it is sent and marked after: a process that dies in
 * between leaves it claimed until the lease runs out, and then it is sent again, under the same id.
 */
@Injectable()
export class DeliveryStore {
  private readonly plan: RetryPlan;

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.plan = {
      attempts: settings.notifyAttempts,
      firstMs: settings.notifyRetryMs,
      longestMs: LONGEST_PAUSE_MS,
    };
  }

  /**
   * The next message that is due to each of up to `most` receivers, save those that are being written to: one that is
   * slow or down holds up nobody else, and each gets its messages in order.
   */
  async claim(now: Date, most: number, busy: readonly string[]): Promise<Delivery[]> {
    const lease = new Date(now.getTime() + this.settings.notifyLeaseSeconds * 1000);
    const answer = await this.engine.query<unknown>(
      `UPDATE notification_deliveries SET attempts = attempts + 1, lease_until = $2, updated_at = $1
       WHERE id IN (
         SELECT id FROM notification_deliveries
         WHERE id IN (
           SELECT DISTINCT ON (coalesce(channel_id, account_id)) id FROM notification_deliveries
           WHERE state IN ('pending', 'retrying') AND next_attempt_at <= $1
             AND coalesce(channel_id, account_id) <> ALL($4::uuid[])
           ORDER BY coalesce(channel_id, account_id), next_attempt_at, id
         ) AND (lease_until IS NULL OR lease_until <= $1)
         ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
       ) AND state IN ('pending', 'retrying') RETURNING ${DELIVERY_COLUMNS}`,
      [now, lease, most, busy],
    );
    return rowsOf<Delivery>(answer);
  }

  /** Writes down what came of it. What was delivered is told to the audit trail: something left the node. */
  async settle(delivery: Delivery, verdict: Verdict, now: Date, random: number): Promise<void> {
    await this.unitOfWork.transactAsEngine(delivery.realm, async (transaction) => {
      const set = (assignments: string, values: readonly unknown[]): Promise<unknown[]> =>
        transaction.query(
          // Another process may have taken it over when the lease ran out; what was delivered is delivered all the same.
          `UPDATE notification_deliveries SET ${assignments}, lease_until = NULL, updated_at = $3
           WHERE id = $1 AND ${verdict.kind === 'delivered' ? `state <> 'delivered' AND $2::int > 0` : 'attempts = $2'}
           RETURNING id`,
          [delivery.id, delivery.attempts, now, ...values],
        );
      switch (verdict.kind) {
        case 'delivered': {
          const marked = await set(`state = 'delivered', reason = NULL, last_error = NULL, delivered_at = $3`, []);
          if (marked.length > 0) transaction.recordAccess(sentEntry(delivery, now));
          break;
        }
        case 'suppressed':
          await set(`state = 'suppressed', reason = $4`, [verdict.reason]);
          break;
        case 'held':
          await set(`state = 'pending', reason = $4, due_at = $5, next_attempt_at = $5, attempts = attempts - 1`, [
            verdict.reason,
            verdict.until,
          ]);
          break;
        case 'failed':
          await set(`state = 'failed', reason = $4, last_error = $5`, [verdict.reason, verdict.error]);
          break;
        case 'retry': {
          const pause = nextAttemptIn(this.plan, delivery.attempts, random, verdict.retryAfterMs);
          if (pause === undefined) {
            await set(`state = 'failed', reason = 'given_up', last_error = $4`, [verdict.error]);
            break;
          }
          const next = new Date(now.getTime() + pause);
          await set(`state = 'retrying', reason = NULL, last_error = $4, next_attempt_at = $5`, [verdict.error, next]);
          // A receiver that asks to be left alone is left alone with everything.
          if (verdict.retryAfterMs > 0 && delivery.channelId !== null) {
            await transaction.query(
              `UPDATE notification_deliveries SET next_attempt_at = $2
               WHERE channel_id = $1 AND state IN ('pending', 'retrying') AND next_attempt_at < $2`,
              [delivery.channelId, new Date(now.getTime() + Math.min(verdict.retryAfterMs, LONGEST_PAUSE_MS))],
            );
          }
        }
      }
    });
  }

  /** Forgets what was settled before; some at a time. Returns how many. */
  async prune(before: Date): Promise<number> {
    const gone = async (table: string, condition: string): Promise<number> => {
      const answer = await this.engine.query<unknown>(
        `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${condition} LIMIT 1000) RETURNING id`,
        [before],
      );
      return rowsOf(answer).length;
    };
    const settled = `state IN ('delivered', 'failed', 'suppressed') AND updated_at < $1`;
    return (await gone('notification_deliveries', settled)) + (await gone('notifications', 'updated_at < $1'));
  }
}

function sentEntry(
  { id, nation, organisationId, channelId, accountId, caseId, subjectKind, subjectId, attempts }: Delivery,
  at: Date,
) {
  return {
    type: 'notification.sent' as const,
    at,
    nation,
    organisationId,
    siteId: null,
    caseId: null,
    tlp: 'AMBER',
    actor: { ...NOTIFICATIONS },
    data: { deliveryId: id, channelId, accountId, caseId, kind: subjectKind, subjectId, count: attempts },
  };
}
