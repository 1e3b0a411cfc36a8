import { DomainError } from '../../../common/domain-error.ts';
import { type Action, NEVER_BY_TOKEN } from '../../policy/action.ts';

const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

/** @throws DomainError (invalid) `already_expired`, `expires_too_late` */
export function requireTokenLifetime(expiresAt: Date, now: Date): void {
  const field = 'expiresAt';
  if (!(expiresAt > now))
    throw new DomainError('invalid', 'already_expired', 'A token must expire in the future', { field });
  if (expiresAt.getTime() - now.getTime() > LONGEST_MS) {
    throw new DomainError('invalid', 'expires_too_late', 'A token lasts at most one year', { field });
  }
}

/**
 * A token may do nothing its owner may not, and never what would make it or its owner stronger.
 * @throws DomainError (forbidden) `not_granted`
 */
export function requireOwnActions(owned: ReadonlySet<Action>, wanted: readonly Action[]): void {
  const beyond = wanted.find((action) => !owned.has(action) || NEVER_BY_TOKEN.has(action));
  if (beyond === undefined) return;
  throw new DomainError('forbidden', 'not_granted', `None of your roles allows a token to ${beyond}`, {
    field: 'actions',
  });
}
