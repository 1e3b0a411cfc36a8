import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, sightKey, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { cursorScope, decodeCursor, encodeCursor, pageOf } from '../common/page-cursor.ts';
import { KEPT_LIMITS, queryKept } from '../database/kept-statement.adapter.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { SeenAlertsReader } from '../intake/seen-alerts.reader.ts';
import type { Filter } from './filter-ast.ts';
import { filterConditions, showsClosed } from './filter-conditions.ts';
import { parseFilter } from './filter-parser.ts';
import { printFilter } from './filter-printer.ts';
import { afterPlace, inOrder, ORDERINGS, placeText, type QueueOrder } from './queue-order.ts';
import { QueuePeopleReader } from './queue-people.reader.ts';
import { namedIn, QUEUE_COLUMNS, type QueueRecord, queueTables, toQueueRow } from './queue-row.ts';
import { kindsRead, queueSeen } from './queue-sight.ts';
import type { QueuePageDto, QueueRowDto } from './queue.dto.ts';

export interface QueueRequest {
  /** In the filter language. */
  filter?: string;
  sort: QueueOrder;
  limit: number;
  cursor?: string;
}

/** What the orders of the queue go by. */
const PLACED = 'q.kind, q.id, q.priority, q.severity, q.arrived_at, q.due_at';

/** Reads what waits for a decision, as the operator sees it. */
@Injectable()
export class QueueReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
    private readonly seenAlerts: SeenAlertsReader,
    private readonly people: QueuePeopleReader,
  ) {}

  /**
   * One page, how many there are on all, and where the live feed stood: all of one instant.
   * @throws DomainError `bad_cursor`; one of `filter_…`.
   */
  async page(operator: Operator, { filter: text = '', sort, limit, cursor }: QueueRequest): Promise<QueuePageDto> {
    const ordering = ORDERINGS[sort];
    const filter = parseFilter(text);
    const scope = cursorScope([
      'queue',
      sort,
      sightKey(operator),
      kindsRead(operator),
      printFilter(filter),
      operator.id,
    ]);
    const place =
      cursor === undefined
        ? undefined
        : decodeCursor(
            scope,
            cursor,
            ordering.key.map(({ part }) => part),
          );
    const parameters = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = filterConditions(filter, { now: this.clock.now(), me: operator.id, bind });
    const which = `${queueSeen(operator)} AND ${conditions}`;
    const seeing = [...parameters];
    const inOne = isLookedThrough(filter);
    const after = place === undefined ? '' : ` AND ${afterPlace(ordering, place, bind)}`;
    const isKept = filter.length === 0 && place === undefined && KEPT_LIMITS.has(limit);
    return this.database.read(
      operator,
      async (manager) => {
        const ask = <Row>(sql: string, values: unknown[]): Promise<Row[]> =>
          isKept ? queryKept<Row>(manager, sql, values) : manager.query<Row[]>(sql, values);
        const counting = ask<{ total: string | null; head: string | null }>(
          `SELECT ${inOne ? 'NULL' : `(SELECT count(*) FROM queue_heads q WHERE ${which})`} AS total,
             (SELECT head FROM journal_heads WHERE realm = $1) AS head`,
          inOne ? seeing.slice(0, 1) : seeing,
        );
        const found = inOne ? `found AS MATERIALIZED (SELECT ${PLACED} FROM queue_heads q WHERE ${which}), ` : '';
        const reading = ask<QueueRecord & { place: string[]; total?: string }>(
          // The page first, in the order of an index, and only then what each of its rows is shown with.
          `WITH ${found}page AS MATERIALIZED (
             SELECT q.kind, q.id FROM ${inOne ? `found q WHERE true${after}` : `queue_heads q WHERE ${which}${after}`}
             ORDER BY ${inOrder(ordering)} LIMIT ${limit + 1}
           )
           SELECT ${QUEUE_COLUMNS}, ${placeText(ordering)} AS place${inOne ? ', (SELECT count(*) FROM found) AS total' : ''}
           FROM ${queueTables('(SELECT head.* FROM page JOIN queue_heads head USING (kind, id))')}
           ORDER BY ${inOrder(ordering)}`,
          parameters,
        );
        const [[counted], rows] = await Promise.all([counting, reading]);
        const known = await this.known(manager, operator, rows);
        const { items, next } = pageOf(
          rows,
          limit,
          (row) => toQueueRow(row, known),
          (row) => encodeCursor(scope, row.place),
        );
        const total = inOne
          ? await this.totalOf(manager, rows[0], place === undefined ? undefined : which, seeing)
          : counted?.total;
        return { items, nextCursor: next, total: Number(total), asOf: Number(counted?.head ?? 0) };
      },
      'REPEATABLE READ',
    );
  }

  /** A row whatever became of it: closed and put off too. @throws DomainError `queue_row_not_found`. */
  async one(operator: Operator, kind: string, id: string): Promise<QueueRowDto> {
    return this.database.read(operator, async (manager) => {
      const rows = await manager.query<QueueRecord[]>(
        `SELECT ${QUEUE_COLUMNS} FROM ${queueTables('queue_heads')}
         WHERE ${queueSeen(operator)} AND q.kind = $${AFTER_SIGHT} AND q.id = $${AFTER_SIGHT + 1}`,
        [...sightParameters(operator), kind, id],
      );
      const known = await this.known(manager, operator, rows);
      if (!rows[0]) throw queueRowNotFound();
      return toQueueRow(rows[0], known);
    });
  }

  /** What came with the page; where that is empty, there is nothing, or the walk is at its end and the rest is counted. */
  private async totalOf(
    manager: EntityManager,
    row: { total?: string } | undefined,
    which: string | undefined,
    parameters: unknown[],
  ): Promise<string | undefined> {
    if (row) return row.total;
    if (which === undefined) return '0';
    const [counted] = await manager.query<{ total: string }[]>(
      `SELECT count(*) AS total FROM queue_heads q WHERE ${which}`,
      parameters,
    );
    return counted?.total;
  }

  private async known(manager: EntityManager, operator: Operator, rows: readonly QueueRecord[]) {
    const { people, alerts } = namedIn(rows);
    const [names, seen] = await Promise.all([
      this.people.names(manager, operator, people),
      this.seenAlerts.among(manager, operator, alerts),
    ]);
    return { people: names, alerts: seen };
  }
}

/**
 * Words are looked for in each row, and among all that is closed so is anything: page and total then come of one look. Else
 * each has an index of its own.
 */
function isLookedThrough(filter: Filter): boolean {
  return (
    filter.some((term) => term.type === 'text') || (showsClosed(filter) && filter.some((term) => term.type !== 'is'))
  );
}

function queueRowNotFound(): DomainError {
  return new DomainError('not_found', 'queue_row_not_found', 'There is no such row in the queue');
}
