import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { STATEMENT_COLUMNS, type StatementRecord } from './statement-row.ts';
import type { NationVerdict, StatementState } from './statement-state.ts';
import type { StatementText } from './statement-text.ts';

/** A version as it was written; it is never changed. */
export interface VersionRecord {
  title: string;
  texts: StatementText[];
  hash: string;
  author: { id: string; name: string };
}

/** Changes of a statement's row after its drafting. */
export interface StatementCourse {
  state: StatementState;
  version?: number;
  title?: string;
  asked?: readonly string[];
  addressed?: readonly string[];
  releasedAt?: Date;
  withdrawnAt?: Date;
  withdrawnBecause?: string;
}

/** Rows of statements, through the engine's pool: a statement crosses nations, so the policy is asked before this is. */
@Injectable()
export class StatementStore {
  async insert(transaction: Transaction, statement: StatementRecord): Promise<void> {
    await transaction.query(
      `INSERT INTO statements (id, realm, nation, organisation_id, case_id, tlp, corrects, created_by, created_at, state,
         version, title, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $9)`,
      [
        statement.id,
        statement.realm,
        statement.nation,
        statement.organisationId,
        statement.caseId,
        statement.tlp,
        statement.corrects,
        JSON.stringify(statement.createdBy),
        statement.createdAt,
        statement.state,
        statement.version,
        statement.title,
      ],
    );
  }

  async addVersion(
    transaction: Transaction,
    of: StatementRecord,
    version: number,
    written: VersionRecord,
    at: Date,
  ): Promise<void> {
    await transaction.query(
      `INSERT INTO statement_versions (statement_id, version, realm, nation, organisation_id, title, texts, hash, author,
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        of.id,
        version,
        of.realm,
        of.nation,
        of.organisationId,
        written.title,
        JSON.stringify(written.texts),
        written.hash,
        JSON.stringify(written.author),
        at,
      ],
    );
  }

  /** Locked until the transaction ends. Undefined where there is none of that id in the realm. */
  async lock(transaction: Transaction, id: string): Promise<StatementRecord | undefined> {
    const [row] = await transaction.query<StatementRecord>(
      `SELECT ${STATEMENT_COLUMNS} FROM statements s WHERE s.id = $1 AND s.realm = $2 FOR UPDATE`,
      [id, transaction.realm],
    );
    return row;
  }

  async version(transaction: Transaction, id: string, version: number): Promise<VersionRecord> {
    const [row] = await transaction.query<VersionRecord>(
      'SELECT title, texts, hash, author FROM statement_versions WHERE statement_id = $1 AND version = $2',
      [id, version],
    );
    if (!row) throw new Error(`Statement ${id} has no version ${version}`);
    return row;
  }

  async move(transaction: Transaction, id: string, course: StatementCourse, at: Date): Promise<void> {
    await transaction.query(
      `UPDATE statements SET state = $2, changed_at = $3, version = coalesce($4, version), title = coalesce($5, title),
         asked = coalesce($6, asked), addressed = coalesce($7, addressed), released_at = coalesce($8, released_at),
         withdrawn_at = coalesce($9, withdrawn_at), withdrawn_because = coalesce($10, withdrawn_because)
       WHERE id = $1`,
      [
        id,
        course.state,
        at,
        course.version ?? null,
        course.title ?? null,
        course.asked ?? null,
        course.addressed ?? null,
        course.releasedAt ?? null,
        course.withdrawnAt ?? null,
        course.withdrawnBecause ?? null,
      ],
    );
  }

  async addVerdict(
    transaction: Transaction,
    given: NationVerdict & { id: string; statementId: string; words: string; at: Date },
    operator: Operator,
  ): Promise<void> {
    await transaction.query(
      `INSERT INTO statement_verdicts (id, statement_id, version, realm, nation, organisation_id, actor, verdict, words,
         given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        given.id,
        given.statementId,
        given.version,
        transaction.realm,
        given.nation,
        operator.organisationId,
        JSON.stringify({ id: operator.id, name: operator.name }),
        given.verdict,
        given.words,
        given.at,
      ],
    );
  }

  /** Oldest first. */
  verdicts(transaction: Transaction, id: string): Promise<NationVerdict[]> {
    return transaction.query<NationVerdict>(
      'SELECT nation, version, verdict FROM statement_verdicts WHERE statement_id = $1 ORDER BY given_at, id',
      [id],
    );
  }
}
