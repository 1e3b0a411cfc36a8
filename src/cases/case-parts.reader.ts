import { Injectable } from '@nestjs/common';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
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
import { type PartRow, type PartTable, partNotFound } from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader, type PageRequest } from './cases.reader.ts';
import type { PartDto } from './marked-part.dto.ts';

/** Reads the parts of cases that have a marking of their own: seen with their case and by their own marking. */
@Injectable()
export class CasePartsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** Oldest first. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list<Row extends PartRow>(
    operator: Operator,
    reference: CaseReference,
    { table }: PartTable,
    page: PageRequest,
  ): Promise<Page<Row>> {
    const caseId = await this.cases.identify(operator, reference);
    const scope = cursorScope([table, caseId, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row & { cursor: string[] }>(
      operator,
      `SELECT p.*, ARRAY[${microsText('p.created_at')}, p.id::text] AS cursor FROM ${table} p
       WHERE ${seen('p')} AND p.case_id = $7
         ${after.length === 0 ? '' : `AND (p.created_at, p.id) > (${microsTime('$9')}, $10::uuid)`}
       ORDER BY p.created_at, p.id LIMIT $8`,
      [...sightParameters(operator), caseId, page.limit + 1, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row): Row => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `case_not_found`, `<noun>_not_found`. */
  async one<Row extends PartRow>(
    operator: Operator,
    reference: CaseReference,
    { table, noun }: PartTable,
    id: string,
  ): Promise<Row> {
    const caseId = await this.cases.identify(operator, reference);
    const [row] = await this.database.query<Row>(
      operator,
      `SELECT p.* FROM ${table} p
       WHERE ${seen('p')} AND p.case_id = $${AFTER_SIGHT} AND p.id = $${AFTER_SIGHT + 1}`,
      [...sightParameters(operator), caseId, id],
    );
    if (!row) throw partNotFound(noun);
    return row;
  }
}

/** What all parts are answered with. */
export function toPart(row: PartRow): Pick<PartDto, keyof PartDto> {
  return {
    id: row.id,
    caseId: row.case_id,
    tlp: row.tlp,
    pap: row.pap,
    author: row.author,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: Number(row.version),
  };
}
