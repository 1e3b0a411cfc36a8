import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import { seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
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
import type { Actor } from '../journal/journal-event.ts';
import type { PageRequest } from './cases.reader.ts';
import { ALERT_VERSION } from './marked-things.store.ts';
import { PART_KINDS, PART_TABLES } from './marking.store.ts';
import type { MarkedKind } from './marking-change.ts';
import type { MarkingRequestDto, RequestState } from './markings.dto.ts';

interface Row {
  id: string;
  thing: MarkedKind;
  thing_id: string;
  case_id: string | null;
  case_number: string | null;
  organisation_id: string;
  tlp: Tlp;
  pap: Pap;
  to_tlp: Tlp;
  to_pap: Pap;
  reason: string;
  actor: Actor;
  requested_at: Date;
  state: RequestState;
  decider: Actor | null;
  decided_at: Date | null;
  decision_reason: string | null;
  cursor: string[];
}

const OWNED = 'realm, nation, organisation_id, tlp, pap';

/** The thing a request is about, as it is now. */
const THING = `
  SELECT ${OWNED}, version FROM cases WHERE r.thing = 'case' AND id = r.thing_id
  UNION ALL
  SELECT ${OWNED}, ${ALERT_VERSION} FROM alerts a WHERE r.thing = 'alert' AND id = r.thing_id
  ${PART_KINDS.map(
    (kind) =>
      `UNION ALL SELECT ${OWNED}, version FROM ${PART_TABLES[kind].table} WHERE r.thing = '${kind}' AND id = r.thing_id`,
  ).join('\n  ')}`;

const STATE = `CASE WHEN d.verdict IS NOT NULL THEN d.verdict
  WHEN (t.tlp, t.pap, t.version) IS DISTINCT FROM (r.tlp, r.pap, r.version) THEN 'lapsed' ELSE 'open' END`;

const REQUESTS = `
  SELECT r.id, r.thing, r.thing_id, r.case_id, c.number AS case_number, r.organisation_id, r.tlp, r.pap, r.to_tlp,
         r.to_pap, r.reason, r.actor, r.requested_at, ${STATE} AS state, d.actor AS decider, d.decided_at,
         d.reason AS decision_reason, ARRAY[${microsText('r.requested_at')}, r.id::text] AS cursor
  FROM marking_requests r
  JOIN LATERAL (${THING}) t ON ${seen('t')}
  LEFT JOIN marking_decisions d ON d.request_id = r.id
  LEFT JOIN cases c ON c.id = r.case_id AND ${seen('c')}
  WHERE ${seen('r')} AND (r.case_id IS NULL OR c.id IS NOT NULL)`;

/** Reads who asked for a lower marking of what a viewer sees, and what became of it. */
@Injectable()
export class MarkingRequestsReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(operator: Operator, state: RequestState | undefined, page: PageRequest): Promise<Page<MarkingRequestDto>> {
    const scope = cursorScope(['marking-requests', state ?? null, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row>(
      operator,
      `${REQUESTS} AND ($7::text IS NULL OR ${STATE} = $7)
         ${after.length === 0 ? '' : `AND (r.requested_at, r.id) < (${microsTime('$9')}, $10::uuid)`}
       ORDER BY r.requested_at DESC, r.id DESC LIMIT $8`,
      [...sightParameters(operator), state ?? null, page.limit + 1, ...after],
    );
    return pageOf(rows, page.limit, toRequest, (row) => encodeCursor(scope, row.cursor));
  }

  /** @throws DomainError `request_not_found`. */
  async one(operator: Operator, id: string): Promise<MarkingRequestDto> {
    const [row] = await this.database.query<Row>(operator, `${REQUESTS} AND r.id = $7`, [
      ...sightParameters(operator),
      id,
    ]);
    if (!row) throw new DomainError('not_found', 'request_not_found', 'There is no such request');
    return toRequest(row);
  }
}

function toRequest(row: Row): MarkingRequestDto {
  return {
    id: row.id,
    thing: row.thing,
    thingId: row.thing_id,
    caseId: row.case_id,
    caseNumber: row.case_number === null ? null : Number(row.case_number),
    organisationId: row.organisation_id,
    from: { tlp: row.tlp, pap: row.pap },
    to: { tlp: row.to_tlp, pap: row.to_pap },
    reason: row.reason,
    by: row.actor,
    at: row.requested_at.toISOString(),
    state: row.state,
    decision:
      row.decider === null || row.decided_at === null
        ? null
        : { by: row.decider, at: row.decided_at.toISOString(), reason: row.decision_reason },
  };
}
