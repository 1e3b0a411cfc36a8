import type { Operator } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { sees } from '../access/policy/decide.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { JournalDraft, JournalType } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { CaseEntity } from './case.entity.ts';
import type { CaseReference } from './case-reference.ts';

/** What a person's command may change of a case. */
export type CasePatch = Partial<
  Pick<
    CaseEntity,
    | 'status'
    | 'closeReason'
    | 'closedAt'
    | 'closedBy'
    | 'severity'
    | 'severitySource'
    | 'priority'
    | 'assignee'
    | 'acknowledgedAt'
    | 'acknowledgedBy'
  >
>;

/** A case the operator sees, locked or not. */
export async function findSeenCase(
  transaction: Transaction,
  operator: Operator,
  reference: CaseReference,
  lock: boolean,
): Promise<CaseEntity | null> {
  const found = await transaction.manager.findOne(CaseEntity, {
    where: { ...reference, realm: operator.realm },
    ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  return found && sees(operator, found).allowed ? found : null;
}

/**
 * The case, locked until the transaction ends, so that two commands on it follow each other.
 * @throws DomainError `case_not_found`; the policy's reason (forbidden) when the operator sees it and may not do this; `changed_meanwhile` (conflict) when it is no longer at the version the caller
 * saw; `case_merged` (conflict), because a merged case is read, never changed.
 */
export async function lockCase(
  transaction: Transaction,
  operator: Operator,
  action: Action,
  reference: CaseReference,
  expectedVersion: number | undefined,
): Promise<CaseEntity> {
  const found = await findSeenCase(transaction, operator, reference, true);
  if (!found) throw caseNotFound();
  requireChange(operator, action, found);
  if (found.status === 'merged') throw caseMerged();
  if (expectedVersion !== undefined && found.version !== expectedVersion) {
    throw new DomainError(
      'conflict',
      'changed_meanwhile',
      `The case is at version ${found.version}, not ${expectedVersion}; read it again and decide anew`,
      { field: 'expectedVersion' },
    );
  }
  return found;
}

/** Like {@link lockCase}, for what a closed case does not take either. @throws DomainError `case_closed` as well. */
export async function lockOpenCase(
  transaction: Transaction,
  operator: Operator,
  action: Action,
  reference: CaseReference,
  expectedVersion: number | undefined,
): Promise<CaseEntity> {
  const found = await lockCase(transaction, operator, action, reference, expectedVersion);
  if (found.status === 'closed') throw caseClosed();
  return found;
}

/** Writes a change and raises the version. */
export async function changeCase(
  transaction: Transaction,
  found: CaseEntity,
  at: Date,
  patch: CasePatch,
): Promise<void> {
  await transaction.manager.update(
    CaseEntity,
    { id: found.id },
    { ...patch, updatedAt: at, version: found.version + 1 },
  );
}

/** A journal entry about a case by the person who acted. */
export function caseEvent(
  found: CaseEntity,
  operator: Operator,
  at: Date,
  type: JournalType,
  data: JsonObject,
): JournalDraft {
  return {
    type,
    at,
    nation: found.nation,
    organisationId: found.organisationId,
    siteId: found.siteId,
    caseId: found.id,
    tlp: found.tlp,
    actor: { id: operator.id, name: operator.name },
    data: { number: found.number, ...data },
  };
}

export function caseNotFound(field?: string): DomainError {
  return new DomainError('not_found', 'case_not_found', 'There is no such case', field === undefined ? {} : { field });
}

export function caseMerged(field?: string): DomainError {
  return new DomainError(
    'conflict',
    'case_merged',
    'The case was merged; work goes on in the case its mergedInto names',
    field === undefined ? {} : { field },
  );
}

export function caseClosed(field?: string): DomainError {
  return new DomainError(
    'conflict',
    'case_closed',
    'The case is closed; reopen it first',
    field === undefined ? {} : { field },
  );
}
