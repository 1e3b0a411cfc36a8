import { Injectable } from '@nestjs/common';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { seen, sightKey, sightParameters } from '../access/policy/sight.ts';
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
import type { CaseNoteDto } from './case-parts.dto.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader, type PageRequest } from './cases.reader.ts';
import type { NoteEntity } from './note.entity.ts';

interface Row {
  id: string;
  author: string;
  body: string;
  tlp: CaseNoteDto['tlp'];
  pap: CaseNoteDto['pap'];
  created_at: Date;
  cursor: string[];
}

/** Reads what people wrote down on a case. */
@Injectable()
export class CaseNotesReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** The notes of a case, oldest first. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<CaseNoteDto>> {
    const caseId = await this.cases.identify(operator, reference);
    const scope = cursorScope(['notes', caseId, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<Row>(
      operator,
      `SELECT n.id, n.author, n.body, n.tlp, n.pap, n.created_at,
              ARRAY[${microsText('n.created_at')}, n.id::text] AS cursor
       FROM notes n WHERE ${seen('n')} AND n.case_id = $7
         ${after.length === 0 ? '' : `AND (n.created_at, n.id) > (${microsTime('$9')}, $10::uuid)`}
       ORDER BY n.created_at, n.id LIMIT $8`,
      [...sightParameters(operator), caseId, page.limit + 1, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => toNote({ ...row, createdAt: row.created_at }),
      (row) => encodeCursor(scope, row.cursor),
    );
  }
}

export function toNote(note: Pick<NoteEntity, 'id' | 'author' | 'body' | 'tlp' | 'pap' | 'createdAt'>): CaseNoteDto {
  return {
    id: note.id,
    author: note.author,
    body: note.body,
    tlp: note.tlp,
    pap: note.pap,
    createdAt: note.createdAt.toISOString(),
  };
}
