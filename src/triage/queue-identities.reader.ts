import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import type { QueueKind } from './filter-ast.ts';
import { filterConditions } from './filter-conditions.ts';
import { parseFilter } from './filter-parser.ts';
import { inOrder, ORDERINGS } from './queue-order.ts';
import { queueSeen } from './queue-sight.ts';

/** Names the rows of the queue a filter means, without what they say. */
@Injectable()
export class QueueIdentitiesReader {
  constructor(private readonly clock: Clock) {}

  /**
   * The most urgent first; within the viewer's own transaction.
   * @throws DomainError one of `filter_…`.
   */
  async matching(
    manager: EntityManager,
    viewer: Operator,
    filter: string,
    limit: number,
  ): Promise<{ kind: QueueKind; id: string }[]> {
    const parameters = sightParameters(viewer);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = filterConditions(parseFilter(filter), { now: this.clock.now(), me: viewer.id, bind });
    return manager.query<{ kind: QueueKind; id: string }[]>(
      `SELECT q.kind, q.id FROM queue_heads q WHERE ${queueSeen(viewer)} AND ${conditions}
       ORDER BY ${inOrder(ORDERINGS.priority)} LIMIT ${bind(limit)}`,
      parameters,
    );
  }
}
