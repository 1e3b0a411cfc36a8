import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AFTER_OWNER, owned, ownerParameters, sightKey } from '../access/policy/sight.ts';
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
import type { RejectDto, RejectSummaryDto } from './reject.dto.ts';
import { PRUNED } from './reject-row.ts';

interface Row {
  id: string;
  sensor_id: string;
  sensor_code: string | null;
  site_id: string;
  site_code: string | null;
  format: string;
  received_at: Date;
  item_index: number | null;
  code: string;
  field: string | null;
  reason: string;
  raw_bytes: string;
}

const COLUMNS = `r.id, r.sensor_id, sensor.code AS sensor_code, r.site_id, site.code AS site_code, r.format,
  r.received_at, r.item_index, r.code, r.field, r.reason, r.raw_bytes`;
const TABLES =
  'rejects r LEFT JOIN sensors sensor ON sensor.id = r.sensor_id LEFT JOIN sites site ON site.id = r.site_id';

export interface RejectFilter {
  sensor?: string;
  code?: string;
}

/** Reads what was not taken, for the engineer of a gateway to see why. */
@Injectable()
export class RejectsReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    { sensor, code }: RejectFilter,
    page: { limit: number; cursor?: string },
  ): Promise<Page<RejectSummaryDto>> {
    const scope = cursorScope(['rejects', sightKey(operator), sensor ?? null, code ?? null]);
    const parameters: unknown[] = ownerParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [owned('r')];
    if (sensor !== undefined) conditions.push(`r.sensor_id = (SELECT id FROM sensors WHERE code = ${bind(sensor)})`);
    if (code !== undefined) conditions.push(`r.code = ${bind(code)}`);
    if (page.cursor !== undefined) {
      const [micros, id] = decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
      conditions.push(`(r.received_at, r.id) < (${microsTime(bind(micros))}, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<Row & { cursor: string[] }>(
      operator,
      `SELECT ${COLUMNS}, ARRAY[${microsText('r.received_at')}, r.id::text] AS cursor
       FROM ${TABLES} WHERE ${conditions.join(' AND ')}
       ORDER BY r.received_at DESC, r.id DESC LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(rows, page.limit, toReject, (row) => encodeCursor(scope, row.cursor));
  }

  /** @throws DomainError `reject_not_found`; also once it has been pruned. */
  async get(operator: Operator, id: string): Promise<RejectDto> {
    const [row] = await this.database.query<Row & { raw: Buffer }>(
      operator,
      `SELECT ${COLUMNS}, r.raw FROM ${TABLES} WHERE ${owned('r')} AND r.id = $${AFTER_OWNER}`,
      [...ownerParameters(operator), id],
    );
    if (!row) throw new DomainError('not_found', 'reject_not_found', 'There is no such reject, or no longer');
    const truncated = row.code !== PRUNED && Number(row.raw_bytes) > row.raw.length;
    return { ...toReject(row), raw: row.raw.toString('base64'), truncated };
  }
}

function toReject(row: Row): Pick<RejectSummaryDto, keyof RejectSummaryDto> {
  const pruned = row.code === PRUNED;
  return {
    id: row.id,
    sensor: { id: row.sensor_id, code: row.sensor_code },
    site: { id: row.site_id, code: row.site_code },
    format: row.format,
    receivedAt: row.received_at.toISOString(),
    index: pruned ? null : row.item_index,
    code: row.code,
    field: row.field,
    reason: row.reason,
    rawBytes: Number(row.raw_bytes),
    removed: pruned ? (row.item_index ?? 0) : 0,
  };
}
