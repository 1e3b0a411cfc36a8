import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
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
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cases: CasesReader,
  ) {}

  /** The notes of a case, oldest first. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<CaseNoteDto>> {
    const caseId = await this.cases.identify(operator, reference);
    const scope = cursorScope(['notes', caseId, operator.realm, operator.nation]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT id, author, body, tlp, pap, created_at, ARRAY[${microsText('created_at')}, id::text] AS cursor
       FROM notes WHERE case_id = $1 AND realm = $2
         ${after.length === 0 ? '' : `AND (created_at, id) > (${microsTime('$4')}, $5::uuid)`}
       ORDER BY created_at, id LIMIT $3`,
      [caseId, operator.realm, page.limit + 1, ...after],
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
