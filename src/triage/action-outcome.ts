import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';

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
