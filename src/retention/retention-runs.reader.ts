import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
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
import { requireOwnNation } from './retention-policies.service.ts';
import { type RunPolicy, type RunRow } from './run-row.ts';

export interface RetentionRun extends Pick<
  RunRow,
  'id' | 'started_at' | 'moved_at' | 'ended_at' | 'outcome' | 'removed'
> {
  policy: RunPolicy;
}

/** Reads what was removed of a nation, when, and by which policy. */
@Injectable()
export class RetentionRunsReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `outside_only`, `other_nation` (forbidden); `bad_cursor`. */
  async list(
    operator: Operator,
    nation: string,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<RetentionRun>> {
    requireOwnNation(operator, nation);
    const scope = cursorScope(['retention-runs', nation]);
    const after = cursor === undefined ? [] : decodeCursor(scope, cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<RetentionRun & { micros: string }>(
      operator,
      `SELECT id, policy, started_at, moved_at, ended_at, outcome, removed, ${microsText('started_at')} AS micros FROM retention_runs
       WHERE nation = $1 ${after.length === 0 ? '' : `AND (started_at, id) < (${microsTime('$3')}, $4::uuid)`}
       ORDER BY started_at DESC, id DESC LIMIT $2`,
      [nation, limit + 1, ...after],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => encodeCursor(scope, [row.micros, row.id]),
    );
  }
}
