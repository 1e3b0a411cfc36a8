import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';

/**
 * Whose channels and rules somebody may change: those of the own organisation alone. What an organisation is told of is
 * what it may see, so nobody sets that up for another, a nation's CERT and the node's operator included.
 * @throws DomainError `not_granted`, `no_organisation` (forbidden).
 */
export function requireOwnOrganisation(operator: Operator): { nation: string; organisationId: string } {
  requireAct(operator, 'notification.write');
  const { nation, organisationId } = operator;
  if (nation === null || organisationId === null) {
    throw new DomainError('forbidden', 'no_organisation', 'Notifications are set up by people of an organisation');
  }
  return { nation, organisationId };
}
