import { Injectable } from '@nestjs/common';
import { NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import {
  CURSOR_PART,
  cursorScope,
  decodeCursor,
  encodeCursor,
  microsText,
  microsTime,
  type Page,
  pageOf,
} from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { DeliveryState, EventReference } from './delivery.ts';
import { deliveryNotFound } from './notification-fault.ts';
import { accountOf } from './team-sight.ts';

export interface DeliveryRow {
  id: string;
  organisationId: string;
  channelId: string | null;
  accountId: string | null;
  ruleId: string | null;
  subjectKind: string;
  subjectId: string;
  caseId: string | null;
  caseNumber: string | null;
  events: EventReference[];
  step: number | null;
  state: DeliveryState;
  reason: string | null;
  lastError: string | null;
  attempts: number;
  dueAt: Date;
  nextAttemptAt: Date;
  createdAt: Date;
  deliveredAt: Date | null;
}

export interface DeliveryFilter {
  state?: DeliveryState | undefined;
  channelId?: string | undefined;
}

const COLUMNS = `d.id, d.organisation_id AS "organisationId", d.channel_id AS "channelId", d.account_id AS "accountId",
  d.rule_id AS "ruleId", d.subject_kind AS "subjectKind", d.subject_id AS "subjectId", d.case_id AS "caseId",
  c.number AS "caseNumber", d.events, d.step, d.state, d.reason, d.last_error AS "lastError", d.attempts,
  d.due_at AS "dueAt", d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt", d.delivered_at AS "deliveredAt"`;

/**
 * What goes by the organisation's channels, and what is mailed to the viewer in person; of what tells of a case, only
 * where the viewer sees the case. The parameters of `sightParameters`, organisation and account.
 */
const SEEN = `FROM notification_deliveries d LEFT JOIN cases c ON c.id = d.case_id AND ${seen('c')}
  WHERE d.realm = $1 AND (d.case_id IS NULL OR c.id IS NOT NULL) AND ($2::boolean OR (d.nation = $3
    AND d.organisation_id = $${AFTER_SIGHT}::uuid AND (d.account_id IS NULL OR d.account_id::text = $${AFTER_SIGHT + 1})))`;
const AFTER = AFTER_SIGHT + 2;

/** Reads what became of messages. */
@Injectable()
export class DeliveriesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    { state, channelId }: DeliveryFilter,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DeliveryRow>> {
    const scope = cursorScope(['deliveries', operator.id, ...sightKey(operator), state ?? null, channelId ?? null]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<DeliveryRow & { cursor: string[] }>(
      operator,
      `SELECT ${COLUMNS}, ARRAY[${microsText('d.created_at')}, d.id::text] AS cursor ${SEEN}
       AND ($${AFTER + 1}::text IS NULL OR d.state = $${AFTER + 1})
       AND ($${AFTER + 2}::uuid IS NULL OR d.channel_id = $${AFTER + 2})
       ${after.length === 0 ? '' : `AND (d.created_at, d.id) < (${microsTime(`$${AFTER + 3}`)}, $${AFTER + 4}::uuid)`}
       ORDER BY d.created_at DESC, d.id DESC LIMIT $${AFTER}`,
      [...parametersOf(operator), page.limit + 1, state ?? null, channelId ?? null, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `delivery_not_found`. */
  async one(operator: Operator, id: string): Promise<DeliveryRow> {
    const [row] = await this.database.query<DeliveryRow>(operator, `SELECT ${COLUMNS} ${SEEN} AND d.id = $${AFTER}`, [
      ...parametersOf(operator),
      id,
    ]);
    if (!row) throw deliveryNotFound();
    return row;
  }
}

function parametersOf(operator: Operator): unknown[] {
  return [...sightParameters(operator), operator.organisationId ?? NO_ORGANISATION, accountOf(operator) ?? ''];
}
