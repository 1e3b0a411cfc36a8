import { Injectable } from '@nestjs/common';
import { KEPT_LIMITS } from '../database/kept-statement.adapter.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { AFTER_SIGHT, seen, seenAs, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import type { Json } from '../common/json.ts';
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
import { caseNotFound } from './case.store.ts';
import { caseConditions, type CaseFilter, type CaseOrder } from './case-filter.ts';
import type { CaseReference } from './case-reference.ts';
import { CASE_COLUMNS, type CaseRow, caseTables, toCase } from './case-row.ts';
import type { CaseDto } from './case-view.dto.ts';

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

/** How a list is ordered in SQL, and how a row's place in that order is written into a cursor. */
interface Ordering {
  /** Columns of the order, first to last. */
  key: string[];
  parts: RegExp[];
  direction: 'ASC' | 'DESC';
  /** Text of each key column, exact, for the cursor. */
  text: string[];
  /** Puts a cursor's texts back into typed values, from `$first` on. */
  value: ((parameter: string) => string)[];
}

const ORDERINGS: Readonly<Record<CaseOrder, Ordering>> = {
  updated: {
    key: ['c.updated_at', 'c.id'],
    direction: 'DESC',
    parts: [CURSOR_PART.micros, CURSOR_PART.uuid],
    text: [microsText('c.updated_at'), 'c.id::text'],
    value: [microsTime, (p) => `${p}::uuid`],
  },
  priority: {
    // Severity is negated so that one row comparison orders all three.
    key: ['c.priority', '(-c.severity)', 'c.id'],
    direction: 'ASC',
    parts: [CURSOR_PART.integer, CURSOR_PART.integer, CURSOR_PART.uuid],
    text: ['c.priority::text', '(-c.severity)::text', 'c.id::text'],
    value: [(p) => `${p}::bigint`, (p) => `${p}::bigint`, (p) => `${p}::uuid`],
  },
};

/** Reads cases, one or many, within the realm and nation of whoever asks. */
@Injectable()
export class CasesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** @throws DomainError `case_not_found`. */
  async one(operator: Operator, reference: CaseReference): Promise<CaseDto> {
    const [column, value] = 'id' in reference ? ['c.id', reference.id] : ['c.number', reference.number];
    const rows = await this.database.query<CaseRow>(
      operator,
      `SELECT ${CASE_COLUMNS} FROM ${caseTables()} WHERE ${seen('c')} AND ${column} = $${AFTER_SIGHT}`,
      [...sightParameters(operator), value],
    );
    if (!rows[0]) throw caseNotFound();
    return toCase(rows[0]);
  }

  /** The id of a case somebody named. @throws DomainError `case_not_found`. */
  async identify(operator: Operator, reference: CaseReference): Promise<string> {
    const [column, value] = 'id' in reference ? ['c.id', reference.id] : ['c.number', reference.number];
    const rows = await this.database.query<{ id: string }>(
      operator,
      `SELECT c.id FROM cases c WHERE ${seen('c')} AND ${column} = $${AFTER_SIGHT}`,
      [...sightParameters(operator), value],
    );
    if (!rows[0]) throw caseNotFound();
    return rows[0].id;
  }

  /**
   * One page. What did not change during a walk is met exactly once. In the order `updated` a case that changes
   * meanwhile moves to the front, so it may be met before or not at all: ask again with `updatedSince` set to the
   * time the walk began, or follow the live feed.
   * @throws DomainError `bad_cursor`.
   */
  async list(operator: Operator, filter: CaseFilter, order: CaseOrder, page: PageRequest): Promise<Page<CaseDto>> {
    const ordering = ORDERINGS[order];
    const scope = cursorScope(['cases', order, sightKey(operator), conditionsOf(filter)]);
    const after = page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, ordering.parts);
    const inOrder = ordering.key.map((column) => `${column} ${ordering.direction}`).join(', ');
    const conditions = caseConditions(filter, AFTER_SIGHT + after.length);
    const isKept = page.cursor === undefined && isPlain(filter) && KEPT_LIMITS.has(page.limit);
    const rows = await this.database[isKept ? 'queryKept' : 'query']<CaseRow & { cursor: string[] }>(
      operator,
      // The page first, in the order of an index, and only then what each of its cases is shown with.
      `WITH page AS MATERIALIZED (
         SELECT c.* FROM cases c
         WHERE ${seenAs(operator)('c')}${afterClause(ordering, after, AFTER_SIGHT)}${conditions.sql}
         ORDER BY ${inOrder} LIMIT ${page.limit + 1}
       )
       SELECT ${CASE_COLUMNS}, ARRAY[${ordering.text.join(', ')}] AS cursor FROM ${caseTables('page')}
       ORDER BY ${inOrder}`,
      [...sightParameters(operator), ...after, ...conditions.parameters],
    );
    return pageOf(rows, page.limit, toCase, (row) => encodeCursor(scope, row.cursor));
  }
}

/** What lists show that nobody has narrowed, but for whether cases are open. */
function isPlain(filter: CaseFilter): boolean {
  return Object.entries(filter).every(([name, value]) => name === 'open' || value === undefined);
}

/** The conditions that are given, in one order, whoever wrote them down in which. */
function conditionsOf(filter: CaseFilter): Json {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function afterClause(ordering: Ordering, after: readonly string[], first: number): string {
  if (after.length === 0) return '';
  const values = ordering.value.map((typed, index) => typed(`$${first + index}`));
  const sign = ordering.direction === 'ASC' ? '>' : '<';
  return ` AND (${ordering.key.join(', ')}) ${sign} (${values.join(', ')})`;
}
