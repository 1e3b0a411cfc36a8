import { DomainError } from '../../../common/domain-error.ts';
import type { Operator } from '../../operator.ts';
import type { Role } from '../../policy/role.ts';

export const ACCOUNT_STATES = ['active', 'disabled'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** How long an invitation, or a link for a forgotten password, is good for. */
export const LINK_LIFETIME_MS = 72 * 60 * 60 * 1000;

export interface AccountChange {
  name?: string | undefined;
  email?: string | null | undefined;
  roles?: readonly Role[] | undefined;
  state?: AccountState | undefined;
}

/**
 * Accounts are the own organisation's alone (docs/access.md §4): not even the nation's CERT administers another's.
 * @throws DomainError (forbidden) `other_organisation`
 */
export function requireOwnOrganisation(
  operator: Pick<Operator, 'clearance' | 'organisationId'>,
  organisationId: string,
): void {
  if (operator.clearance === 'node' || operator.organisationId === organisationId) return;
  throw new DomainError('forbidden', 'other_organisation', 'Accounts are administered by their own organisation', {
    field: 'organisationId',
  });
}

/**
 * Nobody changes their own roles or state: a person may neither become more nor be made to undo what others rely on.
 * @throws DomainError (forbidden) `own_power`
 */
export function requireNotOwnPower(operator: Pick<Operator, 'id'>, accountId: string, change: AccountChange): void {
  if (operator.id !== `person:${accountId}`) return;
  const field = change.roles !== undefined ? 'roles' : change.state !== undefined ? 'state' : undefined;
  if (field === undefined) return;
  throw new DomainError('forbidden', 'own_power', 'Nobody changes their own roles or state', { field });
}

/** For what an administrator does to colleagues only, since for oneself there is a way that asks for the password. */
export function requireColleague(operator: Pick<Operator, 'id'>, accountId: string): void {
  if (operator.id !== `person:${accountId}`) return;
  throw new DomainError('forbidden', 'own_power', 'Nobody does this to their own account');
}
