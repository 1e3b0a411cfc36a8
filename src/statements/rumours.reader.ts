import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Page } from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type FamilyListing, FamilyPages } from './family-pages.reader.ts';
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

const LISTING: FamilyListing = {
  noun: 'rumours',
  listed: LISTED,
  seen: RUMOUR_SEEN,
  alias: 'r',
  time: 'heard_at',
  timeKey: 'heardAt',
  wordColumn: 'verdict',
};

/** Reads the rumour log. */
@Injectable()
export class RumoursReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly pages: FamilyPages,
  ) {}

  /**
   * By when they were heard, latest first; of a case also those of cases merged into it.
   * @throws DomainError `case_not_found`, `bad_cursor`.
   */
  async list(operator: Operator, filter: RumourFilter, page: PageRequest): Promise<Page<ListedRumour>> {
    return this.pages.list(operator, LISTING, { case: filter.case, word: filter.verdict }, page);
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
