import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { CURSOR_PART, cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { ChainedEntry } from './proof/audit-entry.ts';
import { entryColumns, type EntryRow, HEAD_COLUMNS, type HeadRow, toEntry, toHead } from './proof/stored-trail.ts';
import type { SignedHead } from './proof/verify-trail.ts';

export type TrailOrder = 'newest' | 'oldest';

/** Which entries a list holds; times are when the journal recorded them. */
export interface AuditFilter {
  from?: Date;
  to?: Date;
  actor?: string;
  type?: string;
  object?: string;
  realm?: string;
}

interface PageRequest {
  limit: number;
  cursor?: string;
}

/** Reads the trail for whoever may: entries of the own organisation, of every realm; heads, which tell of nobody. */
@Injectable()
export class AuditReader {
  constructor(private readonly viewers: ViewerDatabase) {}

  /** @throws DomainError `bad_cursor`. */
  async list(
    operator: Operator,
    filter: AuditFilter,
    order: TrailOrder,
    page: PageRequest,
  ): Promise<Page<ChainedEntry>> {
    const { from, to, actor, type, object, realm } = filter;
    const given = [actor ?? null, type ?? null, object ?? null, realm ?? null];
    const times = [from?.toISOString() ?? null, to?.toISOString() ?? null];
    const scope = cursorScope(['audit', operator.nation, operator.organisationId, order, ...times, ...given]);
    const parameters: unknown[] = [operator.clearance === 'node', operator.nation, operator.organisationId];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [OWN];
    if (from) conditions.push(`e.recorded_at >= ${bind(from)}`);
    if (to) conditions.push(`e.recorded_at < ${bind(to)}`);
    if (actor !== undefined) conditions.push(`e.actor->>'id' = ${bind(actor)}`);
    if (type !== undefined) conditions.push(`e.type = ${bind(type)}`);
    if (object !== undefined) conditions.push(`e.objects @> ARRAY[${bind(object)}::uuid]`);
    if (realm !== undefined) conditions.push(`e.realm = ${bind(realm)}`);
    if (page.cursor !== undefined) {
      const [index] = decodeCursor(scope, page.cursor, [CURSOR_PART.integer]);
      conditions.push(`e.index ${order === 'newest' ? '<' : '>'} ${bind(index)}::bigint`);
    }
    const rows = await this.viewers.query<EntryRow>(
      operator,
      `SELECT ${entryColumns('e')} FROM audit_entries e WHERE ${conditions.join(' AND ')}
       ORDER BY e.index ${order === 'newest' ? 'DESC' : 'ASC'} LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return pageOf(rows, page.limit, toEntry, (row) => encodeCursor(scope, [row.entry_index]));
  }

  /** @throws DomainError `entry_not_found`. */
  async get(operator: Operator, index: number): Promise<ChainedEntry> {
    const [row] = await this.viewers.query<EntryRow>(
      operator,
      `SELECT ${entryColumns('e')} FROM audit_entries e WHERE ${OWN} AND e.index = $4`,
      [operator.clearance === 'node', operator.nation, operator.organisationId, index],
    );
    if (!row) throw new DomainError('not_found', 'entry_not_found', 'There is no such entry');
    return toEntry(row);
  }

  /** Oldest first. @throws DomainError `bad_cursor`. */
  async heads(operator: Operator, page: PageRequest): Promise<Page<SignedHead>> {
    const scope = cursorScope(['audit-heads']);
    const [after] = page.cursor === undefined ? ['0'] : decodeCursor(scope, page.cursor, [CURSOR_PART.integer]);
    const rows = await this.viewers.query<HeadRow>(
      operator,
      `SELECT ${HEAD_COLUMNS} FROM audit_heads WHERE number > $1 ORDER BY number LIMIT $2`,
      [after, page.limit + 1],
    );
    return pageOf(rows, page.limit, toHead, (row) => encodeCursor(scope, [row.number]));
  }

  /** @throws DomainError `no_head_yet`. */
  async latestHead(operator: Operator): Promise<SignedHead> {
    const sql = `SELECT ${HEAD_COLUMNS} FROM audit_heads ORDER BY number DESC LIMIT 1`;
    const [row] = await this.viewers.query<HeadRow>(operator, sql);
    if (!row) throw new DomainError('not_found', 'no_head_yet', 'No head has been signed yet');
    return toHead(row);
  }
}

/** What the database's own wall holds to as well. */
const OWN = '($1::boolean OR (e.nation = $2 AND e.organisation_id = $3::uuid))';
