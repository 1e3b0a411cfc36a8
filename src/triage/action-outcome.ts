import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import type { CaseEntity } from '../cases/case.entity.ts';
import { caseMerged } from '../cases/case.store.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { TRIAGE_ACTION, type TriageCommand } from './triage-command.ts';

export const SUBJECT_KINDS = ['case', 'alert'] as const;

/** A thing of the queue by its name. */
export interface Subject {
  kind: (typeof SUBJECT_KINDS)[number];
  id: string;
}

/** What became of one subject: what an action changed of it, or why it did not. */
export type ItemResult =
  | { done: true; id?: string; before?: JsonObject; after?: JsonObject; caseId?: string }
  | { done: false; code: string; message: string; caseId?: string };

/** Results by the id that was given. */
export type Results = Map<string, ItemResult>;

/** One subject's refusal; what was not refused but failed is the whole action's. */
export function refusal(error: unknown, caseId?: string): ItemResult {
  if (!(error instanceof DomainError)) throw error;
  return { done: false, code: error.code, message: error.message, ...(caseId !== undefined && { caseId }) };
}

/** What is not seen answers like what is not there. */
export function notFound(kind: Subject['kind']): ItemResult {
  return { done: false, code: 'not_found', message: `There is no such ${kind}` };
}

export function wrongKind(kind: Subject['kind']): ItemResult {
  return kind === 'case'
    ? { done: false, code: 'not_an_alert', message: 'This is done to alerts, not to cases' }
    : { done: false, code: 'not_a_case', message: 'This is done to cases, not to alerts' };
}

/** The result of one subject, and never an exception of its own. */
export function attempt(act: () => ItemResult): ItemResult {
  try {
    return act();
  } catch (error) {
    return refusal(error);
  }
}

/** What is not seen is not found; what may not be done to the case, and to merged cases ever, is refused. */
export function onCase(
  found: CaseEntity | undefined,
  operator: Operator,
  type: TriageCommand['type'],
  act: (found: CaseEntity) => ItemResult,
): ItemResult {
  if (!found) return notFound('case');
  try {
    requireChange(operator, TRIAGE_ACTION[type], found);
    if (found.status === 'merged') throw caseMerged();
  } catch (error) {
    return refusal(error);
  }
  return attempt(() => act(found));
}

/** @throws DomainError `changed_since` (conflict) when a field is no longer as it was left. */
export function requireUnchanged(state: object, left: JsonObject): void {
  const now = state as JsonObject;
  for (const [field, value] of Object.entries(left)) {
    if (JSON.stringify(sorted(now[field])) !== JSON.stringify(sorted(value))) {
      throw new DomainError(
        'conflict',
        'changed_since',
        'It was changed since; what was done cannot be undone any more',
      );
    }
  }
}

/** The database keeps the fields of JSON in an order of its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
