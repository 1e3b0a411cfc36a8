import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
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
import { alertsNamed } from './link-reasons.ts';
import { SeenAlertsReader } from './seen-alerts.reader.ts';
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
  /** Id of a suppression, `any` or `none`. */
  suppressed?: string;
  since?: Date;
  until?: Date;
  q?: string;
}

/** Reads alerts for people, of the operator's realm and nation. */
@Injectable()
export class AlertsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly seenAlerts: SeenAlertsReader,
  ) {}

  /** Newest arrival first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    filter: AlertFilter,
    page: { limit: number; cursor?: string },
  ): Promise<Page<AlertSummaryDto>> {
    const { site, sensor, kind, minSeverity, since, until, q } = filter;
    const scope = cursorScope([
      'alerts',
      sightKey(operator),
      site ?? null,
      sensor ?? null,
      kind ?? null,
      minSeverity ?? null,
      filter.case ?? null,
      filter.suppressed ?? null,
      since?.toISOString() ?? null,
      until?.toISOString() ?? null,
      q ?? null,
    ]);
    const parameters: unknown[] = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [seen('a')];
    if (site !== undefined) conditions.push(`a.site_id = (SELECT id FROM sites WHERE code = ${bind(site)})`);
    if (sensor !== undefined) conditions.push(`a.sensor_id = (SELECT id FROM sensors WHERE code = ${bind(sensor)})`);
    if (kind !== undefined) conditions.push(`a.kind = ${bind(kind)}`);
    if (minSeverity !== undefined) conditions.push(`a.severity >= ${bind(minSeverity)}`);
    if (filter.case === 'none') conditions.push('c.id IS NULL');
    else if (filter.case !== undefined) conditions.push(`c.id = ${bind(filter.case)}`);
    if (filter.suppressed === 'none') conditions.push('l.suppressed_by IS NULL');
    else if (filter.suppressed === 'any') conditions.push('l.suppressed_by IS NOT NULL');
    else if (filter.suppressed !== undefined) conditions.push(`l.suppressed_by = ${bind(filter.suppressed)}`);
    if (since) conditions.push(`a.effective_at >= ${bind(since)}`);
    if (until) conditions.push(`a.effective_at < ${bind(until)}`);
    if (q !== undefined) conditions.push(contains(bind(`%${q.replace(/[\\%_]/g, String.raw`\$&`)}%`)));
    if (page.cursor !== undefined) {
      const [micros, id] = decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      conditions.push(`(a.received_at, a.id) < (${microsTime(bind(micros))}, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<AlertSummaryRow & { cursor: string[] }>(
      operator,
      `SELECT ${ALERT_SUMMARY_COLUMNS}, ARRAY[${microsText('a.received_at')}, a.id::text] AS cursor
       FROM ${ALERT_SUMMARY_TABLES} WHERE ${conditions.join(' AND ')}
       ORDER BY a.received_at DESC, a.id DESC LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(rows, page.limit, toAlertSummary, (row) => encodeCursor(scope, row.cursor));
  }

  /** @throws DomainError `alert_not_found`. */
  async get(operator: Operator, id: string): Promise<AlertDto> {
    return this.database.read(operator, async (manager) => {
      const [row] = await manager.query<AlertDetailRow[]>(
        `SELECT ${ALERT_DETAIL_COLUMNS} FROM ${ALERT_DETAIL_TABLES} WHERE ${seen('a')} AND a.id = $${AFTER_SIGHT}`,
        [...sightParameters(operator), id],
      );
      if (!row) throw new DomainError('not_found', 'alert_not_found', 'There is no such alert');
      const named = alertsNamed(row.reasons ?? []);
      const known = await this.seenAlerts.among(manager, operator, row.head_id ? [...named, row.head_id] : named);
      return toAlert(row, known, operator.actions.has('alert.raw'));
    });
  }
}

function contains(pattern: string): string {
  return `(a.title ILIKE ${pattern} OR a.signature ILIKE ${pattern} OR a.external_id ILIKE ${pattern} OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(a.entities) entity WHERE entity->>'value' ILIKE ${pattern}))`;
}
