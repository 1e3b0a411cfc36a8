import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { seesWholeRealm } from '../access/policy/decide.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { STATEMENT_COLUMNS, type StatementRecord } from './statement-row.ts';

/** The owner's side of `s`, as SQL: whoever its marking admits, and only with its case. For `sightParameters`. */
export const OWNERS_SIDE = `${seen('s')} AND (s.case_id IS NULL
  OR EXISTS (SELECT FROM cases c WHERE c.id = s.case_id AND ${seen('c')}))`;

/**
 * A copy `c` as SQL: what was released, to all of the nation; what is asked, to who answers for it. `$1` to `$4` are
 * {@link copyParameters}.
 */
export const COPY_SEEN = `c.realm = $1 AND c.open AND ($2::boolean
  OR (c.nation = $3 AND (c.stage = 'released' OR $4::boolean)))`;
export const AFTER_COPY = 5;

export function copyParameters(operator: Operator): unknown[] {
  return [operator.realm, seesWholeRealm(operator), operator.nation ?? '', answersForNation(operator)];
}

/** Whether somebody may say yes or no for their nation: a role that may, in its CERT. */
export function answersForNation(operator: Operator): boolean {
  return operator.nation !== null && operator.actsForNation && operator.actions.has('statement.approve');
}

/** Says who sees a statement; asked on behalf of whoever asks, held by row-level security besides. */
@Injectable()
export class StatementSightReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** As its owner's side. @throws DomainError `statement_not_found`, as for one that is not there. */
  async owned(operator: Operator, id: string): Promise<StatementRecord> {
    const [row] = await this.database.query<StatementRecord>(
      operator,
      `SELECT ${STATEMENT_COLUMNS} FROM statements s WHERE ${OWNERS_SIDE} AND s.id = $${AFTER_SIGHT}`,
      [...sightParameters(operator), id],
    );
    if (!row) throw statementNotFound();
    return row;
  }

  /** Which statement a copy is of, that the operator reads. @throws DomainError `statement_not_found`. */
  async ofCopy(operator: Operator, copyId: string): Promise<string> {
    const [row] = await this.database.query<{ statement_id: string }>(
      operator,
      `SELECT c.statement_id FROM statement_copies c WHERE ${COPY_SEEN} AND c.id = $${AFTER_COPY}`,
      [...copyParameters(operator), copyId],
    );
    if (!row) throw statementNotFound();
    return row.statement_id;
  }
}

export function statementNotFound(): DomainError {
  return new DomainError('not_found', 'statement_not_found', 'There is no such statement');
}
