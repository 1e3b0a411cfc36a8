import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
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
import { type ConstraintCause, type ConstraintKind, stateOf } from './constraint-terms.ts';
import type { ConstraintDto } from './constraint.dto.ts';

interface Row {
  id: string;
  kind: ConstraintKind;
  cause: ConstraintCause;
  reason: string;
  site_id: string;
  site_code: string | null;
  entity: ConstraintDto['entity'];
  signature: string | null;
  sensor_id: string | null;
  sensor_code: string | null;
  severity_at_most: number;
  expires_at: Date | null;
  owner: ConstraintDto['owner'];
  tlp: Tlp;
  created_at: Date;
  ended_at: Date | null;
  ended_by: ConstraintDto['endedBy'];
  end_reason: string | null;
  begun: boolean;
  hidden: string;
  hidden_last: Date | null;
  cursor: string[];
}

const SELECT = `SELECT x.id, x.kind, x.cause, x.reason, x.site_id, site.code AS site_code, x.entity, x.signature,
    x.sensor_id, sensor.code AS sensor_code, x.severity_at_most, x.expires_at, x.owner, x.tlp, x.created_at, x.ended_at,
    x.ended_by, x.end_reason, x.begun_ordinal IS NOT NULL AS begun, hides.count AS hidden, hides.last AS hidden_last,
    ARRAY[${microsText('x.created_at')}, x.id::text] AS cursor
  FROM correlation_constraints x LEFT JOIN sites site ON site.id = x.site_id LEFT JOIN sensors sensor ON sensor.id = x.sensor_id
  CROSS JOIN LATERAL (
    SELECT count(*), max(a.received_at) AS last FROM alert_links l JOIN alerts a ON a.id = l.alert_id
    WHERE l.suppressed_by = x.id AND ${seen('a')}) hides`;

export interface ConstraintFilter {
  site?: string | undefined;
  kind?: ConstraintKind | undefined;
  state?: 'in_force' | 'all' | undefined;
}

/** Reads what people told correlation, each seen by its own marking; what it hid is counted of what the viewer sees. */
@Injectable()
export class ConstraintsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    { site, kind, state }: ConstraintFilter,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<ConstraintDto>> {
    const scope = cursorScope(['constraints', sightKey(operator), site ?? null, kind ?? null, state ?? null]);
    const now = this.clock.now();
    const parameters: unknown[] = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [seen('x')];
    if (site !== undefined) conditions.push(`x.site_id = (SELECT id FROM sites WHERE code = ${bind(site)})`);
    if (kind !== undefined) conditions.push(`x.kind = ${bind(kind)}`);
    if (state === 'in_force') {
      conditions.push(
        `x.begun_ordinal IS NOT NULL AND x.ended_at IS NULL AND (x.expires_at IS NULL OR x.expires_at > ${bind(now)})`,
      );
    }
    if (page.cursor !== undefined) {
      const [micros, id] = decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      conditions.push(`(x.created_at, x.id) < (${microsTime(bind(micros))}, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<Row>(
      operator,
      `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY x.created_at DESC, x.id DESC LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(
      rows,
      page.limit,
      (row) => toConstraint(row, now),
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `constraint_not_found`. */
  async one(operator: Operator, id: string): Promise<ConstraintDto> {
    const [row] = await this.database.query<Row>(operator, `${SELECT} WHERE ${seen('x')} AND x.id = $${AFTER_SIGHT}`, [
      ...sightParameters(operator),
      id,
    ]);
    if (!row) throw constraintNotFound();
    return toConstraint(row, this.clock.now());
  }

  /** Whether correlation has taken all that was told of it. */
  async isTaken(operator: Operator, id: string): Promise<boolean> {
    const [row] = await this.database.query<{ taken: boolean }>(
      operator,
      `SELECT begun_ordinal IS NOT NULL AND (ended_at IS NULL OR ended_ordinal IS NOT NULL) AS taken
       FROM correlation_constraints WHERE id = $1`,
      [id],
    );
    return row?.taken !== false;
  }
}

export function constraintNotFound(): DomainError {
  return new DomainError('not_found', 'constraint_not_found', 'There is no such constraint');
}

function toConstraint(row: Row, now: Date): ConstraintDto {
  return {
    id: row.id,
    kind: row.kind,
    state: stateOf({ begun: row.begun, endedAt: row.ended_at, expiresAt: row.expires_at }, now),
    cause: row.cause,
    reason: row.reason,
    site: { id: row.site_id, code: row.site_code },
    entity: row.entity,
    signature: row.signature,
    sensor: row.sensor_id === null ? null : { id: row.sensor_id, code: row.sensor_code },
    severityAtMost: row.severity_at_most,
    expiresAt: row.expires_at?.toISOString() ?? null,
    owner: row.owner,
    tlp: row.tlp,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    endReason: row.end_reason,
    hidden:
      row.kind === 'never_join' ? null : { count: Number(row.hidden), lastAt: row.hidden_last?.toISOString() ?? null },
  };
}
