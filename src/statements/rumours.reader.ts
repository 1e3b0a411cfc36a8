import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { CasesReader, type PageRequest } from '../cases/cases.reader.ts';
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
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { RUMOUR_COLUMNS, type RumourRecord, type RumourVerdict } from './rumour-row.ts';

/** Whoever its marking admits, and only with its case. For `sightParameters`. */
export const RUMOUR_SEEN = `${seen('r')} AND (r.case_id IS NULL
  OR EXISTS (SELECT FROM cases c WHERE c.id = r.case_id AND ${seen('c')}))`;

export interface RumourFilter {
  case?: CaseReference | undefined;
  verdict?: RumourVerdict | undefined;
}

/** Of its case and of the statement that answers it also what people call them. */
export interface ListedRumour extends RumourRecord {
  number: string | null;
  answer: string | null;
}

const LISTED = `SELECT ${RUMOUR_COLUMNS}, told.number, said.title AS answer
  FROM rumours r LEFT JOIN cases told ON told.id = r.case_id LEFT JOIN statements said ON said.id = r.answered_by`;

/** Reads the rumour log. */
@Injectable()
export class RumoursReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /**
   * By when they were heard, latest first; of a case also those of cases merged into it.
   * @throws DomainError `case_not_found`, `bad_cursor`.
   */
  async list(operator: Operator, filter: RumourFilter, page: PageRequest): Promise<Page<ListedRumour>> {
    const caseId = filter.case === undefined ? null : await this.cases.identify(operator, filter.case);
    const scope = cursorScope(['rumours', sightKey(operator), caseId, filter.verdict ?? null]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const first = AFTER_SIGHT + 3;
    const rows = await this.database.query<ListedRumour & { cursor: string[] }>(
      operator,
      `WITH RECURSIVE family AS (
         SELECT c.id FROM cases c WHERE c.id = $${AFTER_SIGHT + 1}::uuid AND ${seen('c')}
         UNION SELECT c.id FROM family JOIN cases c ON c.merged_into = family.id AND ${seen('c')}
       )
       SELECT page.*, ARRAY[${microsText('page."heardAt"')}, page.id::text] AS cursor FROM (
         ${LISTED} WHERE ${RUMOUR_SEEN}
           AND ($${AFTER_SIGHT + 1}::uuid IS NULL OR r.case_id IN (SELECT id FROM family))
           AND ($${AFTER_SIGHT + 2}::text IS NULL OR r.verdict = $${AFTER_SIGHT + 2})
           ${after.length === 0 ? '' : `AND (r.heard_at, r.id) < (${microsTime(`$${first}`)}, $${first + 1}::uuid)`}
         ORDER BY r.heard_at DESC, r.id DESC LIMIT $${AFTER_SIGHT}) page
       ORDER BY page."heardAt" DESC, page.id DESC`,
      [...sightParameters(operator), page.limit + 1, caseId, filter.verdict ?? null, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `rumour_not_found`. */
  async one(operator: Operator, id: string): Promise<ListedRumour> {
    const [row] = await this.database.query<ListedRumour>(
      operator,
      `${LISTED} WHERE ${RUMOUR_SEEN} AND r.id = $${AFTER_SIGHT}`,
      [...sightParameters(operator), id],
    );
    if (!row) throw rumourNotFound();
    return row;
  }
}

export function rumourNotFound(): DomainError {
  return new DomainError('not_found', 'rumour_not_found', 'There is no such rumour');
}
