import { DomainError } from '../../common/domain-error.ts';
import type { ImprovementRow } from './improvement-row.ts';

/** What people change of an item. */
const CHANGEABLE = [
  'issue',
  'action',
  'element',
  'responsible',
  'contact',
  'start',
  'due',
  'status',
  'retestedInRunId',
] as const;

export function changedFields(
  before: Pick<ImprovementRow, (typeof CHANGEABLE)[number]>,
  after: typeof before,
): string[] {
  return CHANGEABLE.filter((field) => before[field] !== after[field]);
}

/** Also for whoever may not know that there is one. */
export function improvementNotFound(): DomainError {
  return new DomainError('not_found', 'improvement_not_found', 'There is no such item in an improvement plan');
}

/** @throws DomainError `changed_meanwhile` (conflict). */
export function requireVersion({ version }: { version: number }, expected: number): void {
  if (version === expected) return;
  const message = `The item is at version ${version}, not ${expected}; read it again and decide anew`;
  throw new DomainError('conflict', 'changed_meanwhile', message, { field: 'expectedVersion' });
}
