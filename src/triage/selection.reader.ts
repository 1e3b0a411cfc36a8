import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Subject } from './action-outcome.ts';
import { filterConditions } from './filter-conditions.ts';
import { parseFilter } from './filter-parser.ts';
import { inOrder, ORDERINGS } from './queue-order.ts';
import { queueSeen } from './queue-sight.ts';
import { SelectionSource } from './selection-source.ts';

/** Finds what a filter means now, by the conditions of the queue itself, so that what is counted is what was shown. */
@Injectable()
export class SelectionReader extends SelectionSource {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async freeze(
    operator: Operator,
    filter: string,
    limit: number,
  ): Promise<{ subjects: Subject[]; total: number }> {
    const parameters = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = filterConditions(parseFilter(filter), { now: this.clock.now(), me: operator.id, bind });
    const rows = await this.database.query<Subject & { total: string }>(
      operator,
      `SELECT q.kind, q.id, count(*) OVER () AS total FROM queue_heads q WHERE ${queueSeen(operator)} AND ${conditions}
       ORDER BY ${inOrder(ORDERINGS.priority)} LIMIT ${bind(limit)}`,
      parameters,
    );
    return { subjects: rows.map(({ kind, id }) => ({ kind, id })), total: Number(rows[0]?.total ?? 0) };
  }
}
