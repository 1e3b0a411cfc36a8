import type { Operator } from '../access/operator.ts';
import { mayChange, sees } from '../access/policy/decide.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Person } from './triage-disposition.ts';

/** Somebody to whom work is given, with what they may see and do. */
export interface Assignee {
  person: Person;
  operator: Operator;
}

/**
 * Work is given to those who can do it.
 * @throws DomainError `assignee_may_not` (conflict) when they do not see it, or may not act on it.
 */
export function requireAssignable(
  assignee: Assignee | null,
  thing: { realm: string; nation: string; organisationId: string; tlp: string },
): void {
  if (!assignee) return;
  const { operator, person } = assignee;
  if (sees(operator, thing).allowed && mayChange(operator, 'case.triage', thing).allowed) return;
  throw new DomainError('conflict', 'assignee_may_not', `${person.name} does not see it, or may not act on it`);
}
