import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { seen, sightKey, sightParameters } from '../access/policy/sight.ts';
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
import type { CustodyAction, CustodyEntryDto } from './case-evidence.dto.ts';
import { EVIDENCE } from './case-evidence.service.ts';
import { CasePartsReader } from './case-parts.reader.ts';
import type { CaseReference } from './case-reference.ts';
import type { PageRequest } from './cases.reader.ts';

interface Row {
  id: string;
  action: CustodyAction;
  actor: CustodyEntryDto['actor'];
  at: Date;
  sha256: Buffer;
  cursor: string[];
}

/** Reads who had a piece of evidence in hands. */
@Injectable()
export class EvidenceCustodyReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly parts: CasePartsReader,
  ) {}

  /** Oldest first. @throws DomainError `case_not_found`, `evidence_not_found`, `bad_cursor`. */
  async list(
    operator: Operator,
    reference: CaseReference,
    evidenceId: string,
    page: PageRequest,
  ): Promise<Page<CustodyEntryDto>> {
    const { id } = await this.parts.one(operator, reference, EVIDENCE, evidenceId);
    const scope = cursorScope(['custody', id, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row>(
      operator,
      `SELECT y.id, y.action, y.actor, y.at, y.sha256, ARRAY[${microsText('y.at')}, y.id::text] AS cursor
       FROM evidence_custody y JOIN case_evidence e ON e.id = y.evidence_id
       WHERE ${seen('e')} AND y.evidence_id = $7
         ${after.length === 0 ? '' : `AND (y.at, y.id) > (${microsTime('$9')}, $10::uuid)`}
       ORDER BY y.at, y.id LIMIT $8`,
      [...sightParameters(operator), id, page.limit + 1, ...after],
    );
    return pageOf(rows, page.limit, toEntry, (row) => encodeCursor(scope, row.cursor));
  }
}

function toEntry({ id, action, actor, at, sha256 }: Row): CustodyEntryDto {
  return { id, action, actor, at: at.toISOString(), sha256: sha256.toString('hex') };
}
