import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { canonicalJson } from '../common/canonical-json.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { StatementRecord } from './statement-row.ts';
import type { VersionRecord } from './statement.store.ts';

export type CopyStage = 'asked' | 'released';

/** A copy that was open, and for whom. */
export interface OpenCopy {
  id: string;
  nation: string;
  stage: CopyStage;
  version: number;
}

/** Whose statement it is, as those who get it are told. */
type From = { nation: string; organisation: { id: string; code: string; name: string } };

/**
 * What other nations read of a statement: a copy of one version each, written when it goes to them and closed when it no
 * longer is theirs. They never read the owner's rows (docs/decisions/0011).
 */
@Injectable()
export class StatementCopiesStore {
  /** Gives these nations the version to read, in place of what they had of it. Returns each one's copy. */
  async open(
    transaction: Transaction,
    of: StatementRecord,
    written: VersionRecord,
    stage: CopyStage,
    nations: readonly string[],
    at: Date,
  ): Promise<OpenCopy[]> {
    const from = await this.from(transaction, of);
    const body = canonicalJson({ from, title: written.title, texts: written.texts.map((text) => ({ ...text })) });
    const known = await this.known(transaction, of.id);
    const corrected = of.corrects === null ? new Map<string, string>() : await this.told(transaction, of.corrects);
    const copies: OpenCopy[] = [];
    for (const nation of nations) {
      const id = known.get(nation) ?? uuidv7();
      await transaction.query(
        `INSERT INTO statement_copies (id, statement_id, version, stage, realm, nation, tlp, corrects, body, hash, created_at,
           open) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)`,
        [id, of.id, of.version, stage, of.realm, nation, of.tlp, corrected.get(nation) ?? null, body, written.hash, at],
      );
      copies.push({ id, nation, stage, version: of.version });
    }
    return copies;
  }

  /** Those that are open, oldest name first. */
  async standing(transaction: Transaction, statementId: string): Promise<OpenCopy[]> {
    return transaction.query<OpenCopy>(
      'SELECT id, nation, stage, version FROM statement_copies WHERE statement_id = $1 AND open ORDER BY id',
      [statementId],
    );
  }

  /** Closes all that are open, and returns them. */
  async close(transaction: Transaction, statementId: string): Promise<OpenCopy[]> {
    const open = await this.standing(transaction, statementId);
    await transaction.query('UPDATE statement_copies SET open = false WHERE statement_id = $1 AND open', [statementId]);
    return open;
  }

  /** Organisations that answer for a nation. */
  async certsOf(transaction: Transaction, nations: readonly string[]): Promise<{ id: string; nation: string }[]> {
    return transaction.query(
      `SELECT id, nation FROM organisations WHERE kind = 'national_cert' AND nation = ANY($1) ORDER BY nation, id`,
      [nations],
    );
  }

  /** The name each nation knows a statement by, whatever became of it. */
  private async known(transaction: Transaction, statementId: string): Promise<Map<string, string>> {
    const rows = await transaction.query<{ nation: string; id: string }>(
      'SELECT DISTINCT nation, id FROM statement_copies WHERE statement_id = $1',
      [statementId],
    );
    return new Map(rows.map(({ nation, id }) => [nation, id]));
  }

  /** The same, of those who were told of it. */
  private async told(transaction: Transaction, statementId: string): Promise<Map<string, string>> {
    const rows = await transaction.query<{ nation: string; id: string }>(
      `SELECT DISTINCT nation, id FROM statement_copies WHERE statement_id = $1 AND stage = 'released'`,
      [statementId],
    );
    return new Map(rows.map(({ nation, id }) => [nation, id]));
  }

  private async from(transaction: Transaction, { nation, organisationId }: StatementRecord): Promise<From> {
    const [organisation] = await transaction.query<From['organisation']>(
      'SELECT id, code, name FROM organisations WHERE id = $1',
      [organisationId],
    );
    if (!organisation) throw new Error(`Organisation ${organisationId} is gone`);
    const { id, code, name } = organisation;
    return { nation, organisation: { id, code, name } };
  }
}
