import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { CURSOR_PART, cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type GatewayRow, SELECT_GATEWAYS } from './gateway-row.ts';
import { notFound } from './registry-fault.ts';
import type { PageRequest } from './registry.service.ts';

const CODE = /^[A-Za-z0-9._-]{1,64}$/;

/** The gateways of the operator's nation. */
@Injectable()
export class GatewaysReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** By code; teams may use the same one. */
  async list(operator: Operator, { limit, cursor }: PageRequest, organisation?: string): Promise<Page<GatewayRow>> {
    const scope = cursorScope(['gateway', operator.nation, operator.clearance === 'node', organisation ?? null]);
    const [code, id] = cursor === undefined ? [null, null] : decodeCursor(scope, cursor, [CODE, CURSOR_PART.uuid]);
    const rows = await this.database.query<GatewayRow>(
      operator,
      `${SELECT_GATEWAYS}
       WHERE ($1::boolean OR gateway.nation = $2) AND ($3::uuid IS NULL OR gateway.organisation_id = $3)
         AND ($4::text IS NULL OR (gateway.code, gateway.id) > ($4, $5::uuid))
       ORDER BY gateway.code, gateway.id LIMIT $6`,
      [operator.clearance === 'node', operator.nation, organisation ?? null, code, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => encodeCursor(scope, [row.code, row.id]),
    );
  }

  /** @throws DomainError `gateway_not_found` */
  async get(operator: Operator, id: string): Promise<GatewayRow> {
    const rows = await this.database.query<GatewayRow>(
      operator,
      `${SELECT_GATEWAYS} WHERE gateway.id = $1 AND ($2::boolean OR gateway.nation = $3)`,
      [id, operator.clearance === 'node', operator.nation],
    );
    if (!rows[0]) throw notFound('gateway');
    return rows[0];
  }
}
