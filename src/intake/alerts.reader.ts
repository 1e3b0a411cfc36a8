import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
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
import type { AlertKind } from './alert.ts';
import type { AlertDto, AlertSummaryDto } from './alert.dto.ts';
import {
  ALERT_DETAIL_COLUMNS,
  ALERT_DETAIL_TABLES,
  ALERT_SUMMARY_COLUMNS,
  ALERT_SUMMARY_TABLES,
  type AlertDetailRow,
  type AlertSummaryRow,
  toAlert,
  toAlertSummary,
} from './alert-view.ts';

/** Which alerts a list holds; times are when they happened. */
export interface AlertFilter {
  site?: string;
  sensor?: string;
  kind?: AlertKind;
  minSeverity?: number;
  /** Id of a case, or `none`. */
  case?: string;
  since?: Date;
  until?: Date;
  q?: string;
}

/** Reads alerts for people, of the operator's realm and nation. */
@Injectable()
export class AlertsReader {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Newest arrival first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    filter: AlertFilter,
    page: { limit: number; cursor?: string },
  ): Promise<Page<AlertSummaryDto>> {
    const { site, sensor, kind, minSeverity, since, until, q } = filter;
    const scope = cursorScope([
      'alerts',
      operator.realm,
      operator.nation,
      site ?? null,
      sensor ?? null,
      kind ?? null,
      minSeverity ?? null,
      filter.case ?? null,
      since?.toISOString() ?? null,
      until?.toISOString() ?? null,
      q ?? null,
    ]);
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [`a.realm = ${bind(operator.realm)}`];
    if (operator.nation !== null) conditions.push(`a.nation = ${bind(operator.nation)}`);
    if (site !== undefined) conditions.push(`a.site_id = (SELECT id FROM sites WHERE code = ${bind(site)})`);
    if (sensor !== undefined) conditions.push(`a.sensor_id = (SELECT id FROM sensors WHERE code = ${bind(sensor)})`);
    if (kind !== undefined) conditions.push(`a.kind = ${bind(kind)}`);
    if (minSeverity !== undefined) conditions.push(`a.severity >= ${bind(minSeverity)}`);
    if (filter.case === 'none') conditions.push('c.id IS NULL');
    else if (filter.case !== undefined) conditions.push(`l.group_id = ${bind(filter.case)}`);
    if (since) conditions.push(`a.effective_at >= ${bind(since)}`);
    if (until) conditions.push(`a.effective_at < ${bind(until)}`);
    if (q !== undefined) conditions.push(contains(bind(`%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`)));
    if (page.cursor !== undefined) {
      const [micros, id] = decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      conditions.push(`(a.received_at, a.id) < (${microsTime(bind(micros))}, ${bind(id)}::uuid)`);
    }
    const rows = await this.dataSource.query<(AlertSummaryRow & { cursor: string[] })[]>(
      `SELECT ${ALERT_SUMMARY_COLUMNS}, ARRAY[${microsText('a.received_at')}, a.id::text] AS cursor
       FROM ${ALERT_SUMMARY_TABLES} WHERE ${conditions.join(' AND ')}
       ORDER BY a.received_at DESC, a.id DESC LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(rows, page.limit, toAlertSummary, (row) => encodeCursor(scope, row.cursor));
  }

  /** @throws DomainError `alert_not_found`. */
  async get(operator: Operator, id: string): Promise<AlertDto> {
    const [row] = await this.dataSource.query<AlertDetailRow[]>(
      `SELECT ${ALERT_DETAIL_COLUMNS} FROM ${ALERT_DETAIL_TABLES}
       WHERE a.id = $1 AND a.realm = $2 AND ($3::text IS NULL OR a.nation = $3)`,
      [id, operator.realm, operator.nation],
    );
    if (!row) throw new DomainError('not_found', 'alert_not_found', 'There is no such alert');
    return toAlert(row);
  }
}

function contains(pattern: string): string {
  return `(a.title ILIKE ${pattern} OR a.signature ILIKE ${pattern} OR a.external_id ILIKE ${pattern} OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(a.entities) entity WHERE entity->>'value' ILIKE ${pattern}))`;
}
