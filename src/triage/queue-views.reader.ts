import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { filterConditions, hiddenByAll } from './filter-conditions.ts';
import { parseFilter } from './filter-parser.ts';
import type { QueueOrder } from './queue-order.ts';
import { queueSeen } from './queue-sight.ts';
import type { QueueViewDto } from './queue-views.dto.ts';

export interface QueueViewRow {
  id: string;
  owner: string;
  name: string;
  filter: string;
  sort: QueueOrder;
  shared: boolean;
}

export const VIEW_COLUMNS = 'id, owner, name, filter, sort, shared';

/** Reads the views somebody made and those shared with them, each with what it shows them. */
@Injectable()
export class QueueViewsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {}

  /** The oldest first, own ones before those of others. */
  async list(operator: Operator): Promise<{ items: QueueViewDto[] }> {
    return this.database.read(operator, async (manager) => {
      const rows = await manager.query<QueueViewRow[]>(
        `SELECT ${VIEW_COLUMNS} FROM queue_views
         WHERE realm = $1 AND (owner = $2 OR (shared AND (organisation_id = $3 OR $4)))
         ORDER BY owner <> $2, created_at, id`,
        [operator.realm, operator.id, operator.organisationId, operator.clearance === 'node'],
      );
      return { items: await this.shown(manager, operator, rows) };
    });
  }

  /** Rows as their reader is told of them; within the viewer's own transaction. */
  async shown(manager: EntityManager, operator: Operator, rows: readonly QueueViewRow[]): Promise<QueueViewDto[]> {
    const counts = await this.counts(manager, operator, rows);
    return rows.map(({ owner, ...view }, index) =>
      Object.assign(view, { mine: owner === operator.id, count: Number(counts[index]) }),
    );
  }

  /** All of them in one reading of the queue. */
  private async counts(manager: EntityManager, operator: Operator, rows: readonly QueueViewRow[]): Promise<string[]> {
    if (rows.length === 0) return [];
    const parameters = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const context = { now: this.clock.now(), me: operator.id, bind };
    const filters = rows.map(({ filter }) => parseFilter(filter));
    const counted = filters.map((filter) => `count(*) FILTER (WHERE ${filterConditions(filter, context)})`);
    const [found] = await manager.query<{ counts: string[] }[]>(
      `SELECT ARRAY[${counted.join(', ')}]::text[] AS counts FROM queue_heads q WHERE ${queueSeen(operator)}${hiddenByAll(filters)}`,
      parameters,
    );
    return found?.counts ?? [];
  }
}
