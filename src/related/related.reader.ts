import { Injectable } from '@nestjs/common';
import { RELATED_RULES } from '../../config/related-rules.ts';
import type { Operator } from '../access/operator.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { sightKey } from '../access/policy/sight.ts';
import { displayId } from '../cases/case-reference.ts';
import type { CaseStatus } from '../cases/case-lifecycle.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
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
import { type StoredReason, tellReasons, type ToldReason } from './reason-text.ts';
import { PAIR_SEEN, PAIR_TABLES, REASON_SEEN, relatedSight } from './related-sight.ts';
import type { RelatedCaseDto, RelatedDto, RelatedState } from './related.dto.ts';

interface SideRow {
  id: string;
  number: number;
  title: string;
  status: CaseStatus;
  severity: number;
  tlp: Tlp;
  site: RelatedCaseDto['site'];
  organisation: RelatedCaseDto['organisation'];
  firstSeen: string;
  lastSeen: string;
}

interface Row {
  id: string;
  one: SideRow;
  other: SideRow | null;
  share_id: string | null;
  share_version: number;
  share_tlp: Tlp;
  share_expires_at: Date;
  share_body: string;
  reasons: StoredReason[];
  proposed_at: Date;
  decision: 'accepted' | 'dismissed' | null;
  decided_by: { id: string; name: string } | null;
  decided_at: Date | null;
  decision_reason: string | null;
  cursor: string[];
}

const side = (alias: string): string => `CASE WHEN ${alias}.id IS NOT NULL THEN (
  SELECT jsonb_build_object('id', ${alias}.id, 'number', ${alias}.number, 'title', ${alias}.title, 'status', ${alias}.status,
    'severity', ${alias}.severity, 'tlp', ${alias}.tlp, 'firstSeen', ${alias}.first_seen, 'lastSeen', ${alias}.last_seen,
    'site', jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name),
    'organisation', jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name))
  FROM sites s JOIN organisations o ON o.id = ${alias}.organisation_id WHERE s.id = ${alias}.site_id) END`;

const SELECT = `SELECT p.id, ${side('one')} AS one, ${side('other')} AS other, p.share_id, g.version AS share_version,
    g.tlp AS share_tlp, g.expires_at AS share_expires_at, g.body AS share_body, why.reasons, p.proposed_at, p.decision,
    p.decided_by, p.decided_at, p.decision_reason, ARRAY[${microsText('p.proposed_at')}, p.id::text] AS cursor
  FROM ${PAIR_TABLES}
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('key', r.key, 'kind', r.kind, 'holders', r.holders, 'at', r.at, 'otherAt', r.other_at,
      'evidence', r.evidence, 'otherEvidence', r.other_evidence, 'packageEvidence', r.package_evidence)) AS reasons
    FROM related_reasons r WHERE r.pair_id = p.id AND ${REASON_SEEN}) why`;

export interface RelatedFilter {
  /** Pairs of this case, told from its side. */
  caseId?: string | undefined;
  state?: RelatedState | 'all' | undefined;
}

/** Reads pairs, each for those who see both sides and, of what binds them, every alert that shows it. */
@Injectable()
export class RelatedReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    { caseId, state = 'all' }: RelatedFilter,
    page: PageRequest,
  ): Promise<Page<RelatedDto>> {
    const scope = cursorScope([
      'related',
      operator.id,
      sightKey(operator),
      operator.actions.has('share.read'),
      caseId ?? null,
      state,
    ]);
    const parameters = relatedSight(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [PAIR_SEEN, 'why.reasons IS NOT NULL'];
    if (caseId !== undefined) {
      const named = bind(caseId);
      conditions.push(`(p.case_id = ${named}::uuid OR p.other_case_id = ${named}::uuid)`);
    }
    if (state !== 'all') conditions.push(`coalesce(p.decision, 'open') = ${bind(state)}`);
    if (page.cursor !== undefined) {
      const [micros, id] = decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      conditions.push(`(p.proposed_at, p.id) < (${microsTime(bind(micros))}, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<Row>(
      operator,
      `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY p.proposed_at DESC, p.id DESC LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(
      rows,
      page.limit,
      (row) => toRelated(row, caseId),
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `related_not_found`. */
  async one(operator: Operator, id: string): Promise<RelatedDto> {
    const parameters = relatedSight(operator);
    const [row] = await this.database.query<Row>(
      operator,
      `${SELECT} WHERE ${PAIR_SEEN} AND why.reasons IS NOT NULL AND p.id = $${parameters.push(id)}::uuid`,
      parameters,
    );
    if (!row) throw relatedNotFound();
    return toRelated(row);
  }
}

export function relatedNotFound(): DomainError {
  return new DomainError('not_found', 'related_not_found', 'Nothing of the kind is proposed');
}

function toRelated(row: Row, from?: string): RelatedDto {
  const turned = row.other !== null && row.other.id === from;
  const reasons = tellReasons(row.reasons, RELATED_RULES.most, RELATED_RULES.inARow).map(inUtc);
  return {
    id: row.id,
    state: row.decision ?? 'open',
    case: toSide(turned && row.other ? row.other : row.one),
    other: row.other === null ? null : toSide(turned ? row.one : row.other),
    share: row.share_id === null ? null : toShare(row, row.share_id),
    reasons: turned ? reasons.map(turnedRound) : reasons,
    proposedAt: row.proposed_at.toISOString(),
    decided:
      row.decided_by === null || row.decided_at === null
        ? null
        : { by: row.decided_by, at: row.decided_at.toISOString(), reason: row.decision_reason },
  };
}

function toSide({ number, firstSeen, lastSeen, ...row }: SideRow): RelatedCaseDto {
  return { ...row, displayId: displayId(number), firstSeen: utc(firstSeen), lastSeen: utc(lastSeen) };
}

function toShare(row: Row, id: string): RelatedDto['share'] {
  const {
    purpose,
    from,
    case: of,
  } = JSON.parse(row.share_body) as {
    purpose?: string;
    from?: { nation: string };
    case?: { title?: string };
  };
  return {
    id,
    version: row.share_version,
    purpose: purpose ?? '',
    title: of?.title ?? null,
    nation: from?.nation ?? null,
    tlp: row.share_tlp,
    expiresAt: row.share_expires_at.toISOString(),
  };
}

function inUtc(reason: ToldReason): ToldReason {
  return { ...reason, at: utc(reason.at), otherAt: reason.otherAt === null ? null : utc(reason.otherAt) };
}

/** The database writes times into JSON in its own way. */
function utc(text: string): string {
  return new Date(text).toISOString();
}

function turnedRound(reason: ToldReason): ToldReason {
  const { at, otherAt, evidence, otherEvidence } = reason;
  return { ...reason, at: otherAt ?? at, otherAt: at, evidence: otherEvidence, otherEvidence: evidence };
}
