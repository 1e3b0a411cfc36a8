import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import type { Tlp } from '../access/policy/marking.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
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
import {
  AFTER_COPY,
  answersForNation,
  COPY_SEEN,
  copyParameters,
  statementNotFound,
} from './statement-sight.reader.ts';
import type { CopyStage } from './statement-copies.store.ts';
import type { StatementVerdict } from './statement-state.ts';
import type { StatementText } from './statement-text.ts';

/** A statement of another nation as it is read here: to be answered, or as it went out. */
export interface ReceivedStatement {
  id: string;
  stage: CopyStage;
  version: number;
  from: { nation: string; organisation: { id: string; code: string; name: string } };
  title: string;
  texts: StatementText[];
  tlp: Tlp;
  hash: string;
  at: Date;
  corrects: string | null;
  /** Copies of statements that put this one right. */
  correctedBy: string[];
  /** What the own organisation answered of this version last. */
  answer: { verdict: StatementVerdict; words: string; at: Date } | null;
}

interface Row {
  id: string;
  stage: CopyStage;
  version: number;
  nation: string;
  tlp: Tlp;
  body: string;
  hash: string;
  created_at: Date;
  corrects: string | null;
  corrected_by: string[];
  answer: { verdict: StatementVerdict; words: string; at: string } | null;
  cursor: string[];
}

/** Verdicts are kept from whoever is not of the organisation that gave them by row-level security. */
const SELECT = `SELECT c.id, c.stage, c.version, c.nation, c.tlp, c.body, c.hash, c.created_at, c.corrects,
    ARRAY(SELECT c2.id FROM statement_copies c2 WHERE c2.corrects = c.id AND c2.stage = 'released' AND c2.open
      AND c2.realm = c.realm AND c2.nation = c.nation ORDER BY c2.created_at, c2.id) AS corrected_by,
    (SELECT jsonb_build_object('verdict', v.verdict, 'words', v.words, 'at', v.given_at) FROM statement_verdicts v
     WHERE v.statement_id = c.statement_id AND v.version = c.version AND v.nation = c.nation
     ORDER BY v.given_at DESC, v.id DESC LIMIT 1) AS answer,
    ARRAY[${microsText('c.created_at')}, c.id::text] AS cursor
  FROM statement_copies c`;

/** Reads what other nations ask of the own one, and what they told it. What was taken back is not there. */
@Injectable()
export class ReceivedStatementsReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(operator: Operator, stage: CopyStage | undefined, page: PageRequest): Promise<Page<ReceivedStatement>> {
    const { realm, nation, organisationId } = operator;
    const scope = cursorScope(['received', realm, nation, organisationId, answersForNation(operator), stage ?? null]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const first = AFTER_COPY + 2;
    const rows = await this.database.query<Row>(
      operator,
      `${SELECT} WHERE ${COPY_SEEN} AND ($${AFTER_COPY + 1}::text IS NULL OR c.stage = $${AFTER_COPY + 1})
         ${after.length === 0 ? '' : `AND (c.created_at, c.id) < (${microsTime(`$${first}`)}, $${first + 1}::uuid)`}
       ORDER BY c.created_at DESC, c.id DESC LIMIT $${AFTER_COPY}`,
      [...copyParameters(operator), page.limit + 1, stage ?? null, ...after],
    );
    return pageOf(rows, page.limit, toReceived, (row) => encodeCursor(scope, row.cursor));
  }

  /** @throws DomainError `statement_not_found`. */
  async one(operator: Operator, id: string): Promise<ReceivedStatement> {
    return this.database.read(operator, (manager) => this.find(manager, operator, id));
  }

  private async find(manager: EntityManager, operator: Operator, id: string): Promise<ReceivedStatement> {
    const [row] = await manager.query<Row[]>(`${SELECT} WHERE ${COPY_SEEN} AND c.id = $${AFTER_COPY}`, [
      ...copyParameters(operator),
      id,
    ]);
    if (!row) throw statementNotFound();
    return toReceived(row);
  }
}

function toReceived(row: Row): ReceivedStatement {
  const { id, stage, version, tlp, hash, corrects } = row;
  const { from, title, texts } = JSON.parse(row.body) as Pick<ReceivedStatement, 'from' | 'title' | 'texts'>;
  const answer = row.answer && { ...row.answer, at: new Date(row.answer.at) };
  return {
    id,
    stage,
    version,
    from,
    title,
    texts,
    tlp,
    hash,
    at: row.created_at,
    corrects,
    correctedBy: row.corrected_by,
    answer,
  };
}
