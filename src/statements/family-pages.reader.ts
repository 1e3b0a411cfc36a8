import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { CasesReader, type PageRequest } from '../cases/cases.reader.ts';
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

/** What is listed: rows of a table that may hang on a case, by a time of theirs. All of it is SQL of ours. */
export interface FamilyListing {
  noun: string;
  /** SELECT with its FROM, under `alias`; the time is in it as `"timeKey"`. */
  listed: string;
  /** Who sees a row. For `sightParameters`. */
  seen: string;
  alias: string;
  time: string;
  timeKey: string;
  /** Column a list may be held to one word of. */
  wordColumn: string;
}

/** Lists what may hang on a case, page by page. */
@Injectable()
export class FamilyPages {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** Latest first; of a case also those of cases merged into it. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list<Row>(
    operator: Operator,
    { noun, listed, seen: mayBeSeen, alias, time, timeKey, wordColumn }: FamilyListing,
    filter: { case?: CaseReference | undefined; word?: string | undefined },
    page: PageRequest,
  ): Promise<Page<Row>> {
    const caseId = filter.case === undefined ? null : await this.cases.identify(operator, filter.case);
    const word = filter.word ?? null;
    const scope = cursorScope([noun, sightKey(operator), caseId, word]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const first = AFTER_SIGHT + 3;
    const from = `AND (${alias}.${time}, ${alias}.id) < (${microsTime(`$${first}`)}, $${first + 1}::uuid)`;
    const rows = await this.database.query<Row & { cursor: string[] }>(
      operator,
      `WITH RECURSIVE family AS (
         SELECT c.id FROM cases c WHERE c.id = $${AFTER_SIGHT + 1}::uuid AND ${seen('c')}
         UNION SELECT c.id FROM family JOIN cases c ON c.merged_into = family.id AND ${seen('c')}
       )
       SELECT page.*, ARRAY[${microsText(`page."${timeKey}"`)}, page.id::text] AS cursor FROM (
         ${listed} WHERE ${mayBeSeen}
           AND ($${AFTER_SIGHT + 1}::uuid IS NULL OR ${alias}.case_id IN (SELECT id FROM family))
           AND ($${AFTER_SIGHT + 2}::text IS NULL OR ${alias}.${wordColumn} = $${AFTER_SIGHT + 2})
           ${after.length === 0 ? '' : from}
         ORDER BY ${alias}.${time} DESC, ${alias}.id DESC LIMIT $${AFTER_SIGHT}) page
       ORDER BY page."${timeKey}" DESC, page.id DESC`,
      [...sightParameters(operator), page.limit + 1, caseId, word, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row): Row => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }
}
