import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { stricter, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, sightParameters } from '../access/policy/sight.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { excerpt } from '../cases/case-parts.store.ts';
import { CasesReader } from '../cases/cases.reader.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { OwnMarkingReader } from './own-marking.reader.ts';
import { RUMOUR_COLUMNS, type RumourRecord, type RumourVerdict } from './rumour-row.ts';
import { RUMOUR_SEEN, rumourNotFound } from './rumours.reader.ts';
import { ownersEvent } from './statement-events.ts';
import { StatementSightReader } from './statement-sight.reader.ts';

/** How far ahead of this node's clock something may be said to have been heard. */
const CLOCK_SKEW_MS = 60_000;

export interface RumourHeard {
  text: string;
  where: string;
  url: string | undefined;
  reach: number | undefined;
  heardAt: Date | undefined;
  case: CaseReference | undefined;
  tlp: Tlp | undefined;
}

/** The rumour log: what is said, what is held to be so of it, and which statement answers it. */
@Injectable()
export class RumoursService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: CasesReader,
    private readonly sight: StatementSightReader,
    private readonly marking: OwnMarkingReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes one down. An address is kept as it was given; nothing fetches it.
   * @throws DomainError `case_not_found`; `heard_in_the_future` (invalid); `no_organisation`, `above_clearance` (forbidden).
   */
  async log(operator: Operator, heard: RumourHeard): Promise<string> {
    const owner = await this.marking.of(operator, heard.tlp);
    const at = this.clock.now();
    const heardAt = heard.heardAt ?? at;
    if (heardAt.getTime() > at.getTime() + CLOCK_SKEW_MS) {
      throw new DomainError('invalid', 'heard_in_the_future', 'It cannot have been heard yet', { field: 'heardAt' });
    }
    const caseId = heard.case === undefined ? null : await this.cases.identify(operator, heard.case);
    const id = uuidv7();
    const actor = { id: operator.id, name: operator.name };
    await this.unitOfWork.transact(operator, async (transaction) => {
      await transaction.query(
        `INSERT INTO rumours (id, realm, nation, organisation_id, case_id, tlp, body, heard_where, url, reach, heard_at,
           logged_by, logged_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          id,
          owner.realm,
          owner.nation,
          owner.organisationId,
          caseId,
          owner.tlp,
          heard.text,
          heard.where,
          heard.url ?? null,
          heard.reach ?? null,
          heardAt,
          JSON.stringify(actor),
          at,
        ],
      );
      const { text, where, reach = null } = heard;
      const data = { rumourId: id, excerpt: excerpt(text), where, reach, heardAt: heardAt.toISOString() };
      transaction.record(ownersEvent({ ...owner, caseId }, actor, at, 'rumour.logged', data));
    });
    return id;
  }

  /** Says what is held to be so, with why; said anew, the latest holds. @throws DomainError `rumour_not_found`; the policy's reasons. */
  async judge(operator: Operator, id: string, verdict: RumourVerdict, why: string): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const rumour = await changeable(transaction, operator, id);
      const at = this.clock.now();
      const actor = { id: operator.id, name: operator.name };
      await transaction.query(
        'UPDATE rumours SET verdict = $2, judged_by = $3, judged_at = $4, why = $5 WHERE id = $1',
        [id, verdict, JSON.stringify(actor), at, why],
      );
      const data = { rumourId: id, excerpt: excerpt(rumour.text), from: rumour.verdict, verdict, why };
      transaction.record(ownersEvent(rumour, actor, at, 'rumour.judged', data));
    });
  }

  /**
   * Says which statement that went out answers it. The statement is one that everybody sees who sees the rumour.
   * @throws DomainError `rumour_not_found`, `statement_not_found`; the policy's reasons (forbidden); `not_released`,
   * `cannot_answer` (conflict).
   */
  async answer(operator: Operator, id: string, statementId: string): Promise<void> {
    const statement = await this.sight.owned(operator, statementId);
    await this.unitOfWork.transact(operator, async (transaction) => {
      const rumour = await changeable(transaction, operator, id);
      if (statement.state !== 'released') {
        throw new DomainError(
          'conflict',
          'not_released',
          `The statement is ${statement.state}; it answers nothing yet`,
        );
      }
      const sameOwner = statement.organisationId === rumour.organisationId;
      const sameCase = statement.caseId === null || statement.caseId === rumour.caseId;
      if (!sameOwner || !sameCase || stricter(TLP_LABELS, statement.tlp, rumour.tlp)) {
        throw new DomainError(
          'conflict',
          'cannot_answer',
          'What answers a rumour is of the same organisation and case, and marked no more strictly',
          { field: 'statementId' },
        );
      }
      const at = this.clock.now();
      const actor = { id: operator.id, name: operator.name };
      await transaction.query('UPDATE rumours SET answered_by = $2, answered_at = $3 WHERE id = $1', [
        id,
        statementId,
        at,
      ]);
      const data = { rumourId: id, excerpt: excerpt(rumour.text), statementId, title: statement.title };
      transaction.record(ownersEvent(rumour, actor, at, 'rumour.answered', data));
    });
  }
}

/** The rumour, locked, that the operator sees and may change. */
async function changeable(transaction: Transaction, operator: Operator, id: string): Promise<RumourRecord> {
  const [found] = await transaction.query<RumourRecord>(
    `SELECT ${RUMOUR_COLUMNS} FROM rumours r WHERE ${RUMOUR_SEEN} AND r.id = $${AFTER_SIGHT} FOR UPDATE OF r`,
    [...sightParameters(operator), id],
  );
  if (!found) throw rumourNotFound();
  requireChange(operator, 'statement.write', found);
  return found;
}
