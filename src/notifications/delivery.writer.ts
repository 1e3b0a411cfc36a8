import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { EventReference } from './delivery.ts';
import { place } from './grouping.ts';
import type { SubjectKind } from './occurrence.ts';
import { type QuietHours, quietUntil } from './quiet-hours.ts';

/** Most events one message tells of; what is beyond is in the case. */
const MOST_EVENTS = 100;

/** A message that somebody is to get. */
export interface Wanted {
  to: { channelId: string } | { accountId: string };
  nation: string;
  organisationId: string;
  ruleId: string | null;
  subject: { kind: SubjectKind; id: string };
  event: EventReference;
  severity: number | undefined;
  groupMinutes: number;
  quietHours: QuietHours | undefined;
  /** Of an escalation, whose messages are grouped with nothing. */
  step?: number;
}

interface LastRow {
  id: string;
  waiting: boolean;
  due_at: Date;
  reason: string | null;
}

/** Puts messages into the outbox, in the transaction that moves the planner's cursor past what they tell of. */
@Injectable()
export class DeliveryWriter {
  async add(transaction: Transaction, wanted: Wanted, now: Date): Promise<void> {
    const last = wanted.step === undefined ? await this.last(transaction, wanted) : undefined;
    const placement = place(last && { waiting: last.waiting, dueAt: last.due_at }, now, wanted.groupMinutes);
    if (placement.do === 'append') {
      if (last) await this.append(transaction, last, wanted, now);
      return;
    }
    const held = quietUntil(wanted.quietHours, placement.dueAt, wanted.severity);
    await this.insert(transaction, wanted, held ?? placement.dueAt, held === undefined ? null : 'quiet_hours', now);
  }

  /** Locked, so that it is not sent while something is added to it. */
  private async last(transaction: Transaction, { to, subject }: Wanted): Promise<LastRow | undefined> {
    const [column, id] = receiver(to);
    const [row] = await transaction.query<LastRow>(
      `SELECT id, state = 'pending' AND attempts = 0 AS waiting, due_at, reason FROM notification_deliveries
       WHERE ${column} = $1 AND realm = $2 AND subject_kind = $3 AND subject_id = $4 AND step IS NULL
       ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`,
      [id, transaction.realm, subject.kind, subject.id],
    );
    return row;
  }

  private async append(transaction: Transaction, last: LastRow, wanted: Wanted, now: Date): Promise<void> {
    // What breaks through quiet hours takes with it what they held back.
    const wakes =
      last.reason === 'quiet_hours' &&
      quietUntil(wanted.quietHours, now, wanted.severity) === undefined &&
      last.due_at > now;
    await transaction.query(
      `UPDATE notification_deliveries SET
         events = CASE WHEN jsonb_array_length(events) < ${MOST_EVENTS} THEN events || $2::jsonb ELSE events END,
         severity = greatest(severity, $3::smallint), updated_at = $4
         ${wakes ? ', due_at = $4, next_attempt_at = $4, reason = NULL' : ''}
       WHERE id = $1`,
      [last.id, JSON.stringify([wanted.event]), wanted.severity ?? null, now],
    );
  }

  private async insert(
    transaction: Transaction,
    wanted: Wanted,
    dueAt: Date,
    reason: string | null,
    now: Date,
  ): Promise<void> {
    const { to, subject } = wanted;
    await transaction.query(
      `INSERT INTO notification_deliveries (id, realm, nation, organisation_id, channel_id, account_id, rule_id,
         subject_kind, subject_id, case_id, events, severity, step, state, reason, due_at, next_attempt_at, created_at,
         updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'pending', $14, $15, $15, $16, $16)`,
      [
        uuidv7(),
        transaction.realm,
        wanted.nation,
        wanted.organisationId,
        'channelId' in to ? to.channelId : null,
        'accountId' in to ? to.accountId : null,
        wanted.ruleId,
        subject.kind,
        subject.id,
        subject.kind === 'case' ? subject.id : null,
        JSON.stringify([wanted.event]),
        wanted.severity ?? null,
        wanted.step ?? null,
        reason,
        dueAt,
        now,
      ],
    );
  }
}

function receiver(to: Wanted['to']): [string, string] {
  return 'channelId' in to ? ['channel_id', to.channelId] : ['account_id', to.accountId];
}
