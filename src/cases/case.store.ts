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
  requireVersion(found, expectedVersion);
  return found;
}

function requireVersion(found: CaseEntity, expectedVersion: number | undefined): void {
  if (expectedVersion === undefined || found.version === expectedVersion) return;
  throw new DomainError(
    'conflict',
    'changed_meanwhile',
    `The case is at version ${found.version}, not ${expectedVersion}; read it again and decide anew`,
    { field: 'expectedVersion' },
  );
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

/**
 * A case that was merged away, for the command that gives it back. Whoever gives it back changes the case that took it in as
 * well; a case that took it in and is not seen is as if this one were not there.
 * @throws DomainError `case_not_found`; the policy's reason (forbidden); `changed_meanwhile`, `not_merged`, `case_closed` of
 * the case that took it in (conflict).
 */
export async function lockMergedCase(
  transaction: Transaction,
  operator: Operator,
  reference: CaseReference,
  expectedVersion: number | undefined,
): Promise<CaseEntity> {
  const found = await findSeenCase(transaction, operator, reference, true);
  if (!found) throw caseNotFound();
  requireChange(operator, 'case.decide', found);
  requireVersion(found, expectedVersion);
  if (found.mergedInto === null) throw new DomainError('conflict', 'not_merged', 'The case is not merged into another');
  const survivor = await survivingCase(transaction, operator, found.mergedInto);
  requireChange(operator, 'case.decide', survivor);
  if (survivor.status === 'closed') throw caseClosed();
  return found;
}

/** @throws DomainError `case_not_found` */
async function survivingCase(transaction: Transaction, operator: Operator, id: string): Promise<CaseEntity> {
  const found = await findSeenCase(transaction, operator, { id }, false);
  if (!found) throw caseNotFound();
  return found.mergedInto === null ? found : survivingCase(transaction, operator, found.mergedInto);
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
