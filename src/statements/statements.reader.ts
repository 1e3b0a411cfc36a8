import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, sightParameters } from '../access/policy/sight.ts';
import { type CaseReference, displayId } from '../cases/case-reference.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Page } from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { type FamilyListing, FamilyPages } from './family-pages.reader.ts';
import type { Actor } from '../journal/journal-event.ts';
import { STATEMENT_COLUMNS, type StatementRecord } from './statement-row.ts';
import { OWNERS_SIDE, statementNotFound } from './statement-sight.reader.ts';
import type { StatementState, StatementVerdict } from './statement-state.ts';
import { handedOut, type StatementText } from './statement-text.ts';

export interface StatementFilter {
  case?: CaseReference | undefined;
  state?: StatementState | undefined;
}

/** A statement in a list. */
export interface ListedStatement extends StatementRecord {
  organisation: { id: string; code: string; name: string };
  /** Of its case. */
  number: string | null;
}

export interface StatementVersion {
  version: number;
  title: string;
  texts: StatementText[];
  hash: string;
  author: Actor;
  createdAt: Date;
}

export interface GivenAnswer {
  id: string;
  version: number;
  nation: string;
  actor: Actor;
  verdict: StatementVerdict;
  words: string;
  at: Date;
}

export interface StatementPicture {
  statement: ListedStatement;
  versions: StatementVersion[];
  verdicts: GivenAnswer[];
  /** Statements that put this one right, of those the viewer sees. */
  correctedBy: string[];
}

const LISTED = `SELECT ${STATEMENT_COLUMNS}, jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name) AS organisation,
    told.number
  FROM statements s JOIN organisations o ON o.id = s.organisation_id LEFT JOIN cases told ON told.id = s.case_id`;

const LISTING: FamilyListing = {
  noun: 'statements',
  listed: LISTED,
  seen: OWNERS_SIDE,
  alias: 's',
  time: 'created_at',
  timeKey: 'createdAt',
  wordColumn: 'state',
};

/** Reads statements from their owner's side. */
@Injectable()
export class StatementsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly pages: FamilyPages,
  ) {}

  /** Newest first; of a case also those of cases merged into it. @throws DomainError `case_not_found`, `bad_cursor`. */
  async list(operator: Operator, filter: StatementFilter, page: PageRequest): Promise<Page<ListedStatement>> {
    return this.pages.list(operator, LISTING, { case: filter.case, word: filter.state }, page);
  }

  /** With its versions and what nations said of them. @throws DomainError `statement_not_found`. */
  async one(operator: Operator, id: string): Promise<StatementPicture> {
    return this.database.read(operator, async (manager) => {
      const statement = await this.find(manager, operator, id);
      const versions = await manager.query<StatementVersion[]>(
        `SELECT version, title, texts, hash, author, created_at AS "createdAt" FROM statement_versions
         WHERE statement_id = $1 ORDER BY version DESC`,
        [id],
      );
      const verdicts = await manager.query<GivenAnswer[]>(
        `SELECT id, version, nation, actor, verdict, words, given_at AS at FROM statement_verdicts
         WHERE statement_id = $1 ORDER BY given_at DESC, id DESC`,
        [id],
      );
      const corrections = await manager.query<{ id: string }[]>(
        `SELECT s.id FROM statements s WHERE ${OWNERS_SIDE} AND s.corrects = $${AFTER_SIGHT} ORDER BY s.created_at, s.id`,
        [...sightParameters(operator), id],
      );
      return { statement, versions, verdicts, correctedBy: corrections.map((row) => row.id) };
    });
  }

  /**
   * The version that went out, in one language, as it is handed to the press.
   * @throws DomainError `statement_not_found`; `not_released` (conflict); `no_such_language` (not found).
   */
  async handedOut(operator: Operator, id: string, language: string): Promise<string> {
    return this.database.read(operator, async (manager) => {
      const { state, version } = await this.find(manager, operator, id);
      if (state !== 'released') {
        throw new DomainError('conflict', 'not_released', `The statement is ${state}; nothing of it is handed out`);
      }
      const [written] = await manager.query<{ title: string; texts: StatementText[] }[]>(
        'SELECT title, texts FROM statement_versions WHERE statement_id = $1 AND version = $2',
        [id, version],
      );
      const text = written?.texts.find((one) => one.language === language)?.text;
      if (!written || text === undefined) {
        throw new DomainError('not_found', 'no_such_language', 'It was not written in this language', {
          field: 'language',
        });
      }
      const [run] = await manager.query<{ designator: string }[]>(
        'SELECT designator FROM exercise_runs WHERE realm = $1',
        [operator.realm],
      );
      return handedOut(written.title, text, run?.designator ?? null);
    });
  }

  private async find(manager: EntityManager, operator: Operator, id: string): Promise<ListedStatement> {
    const [row] = await manager.query<ListedStatement[]>(`${LISTED} WHERE ${OWNERS_SIDE} AND s.id = $${AFTER_SIGHT}`, [
      ...sightParameters(operator),
      id,
    ]);
    if (!row) throw statementNotFound();
    return row;
  }
}

/** The name of its case among people; null where it is of none. */
export function caseNameOf({ number }: ListedStatement): string | null {
  return number === null ? null : displayId(Number(number));
}
