import type { Role } from '../../policy/role.ts';
import type { Concerned } from './access-entry.ts';
import type { AccountState } from './account-rules.ts';

/** What an administrator sees of an account. */
export interface Account extends Concerned {
  email: string | null;
  roles: Role[];
  state: AccountState;
  hasPassword: boolean;
  createdAt: Date;
}

/** Of the table `accounts`, aliased `account`; nothing secret. */
export const ACCOUNT_COLUMNS = `
  account.id, account.nation, account.organisation_id AS "organisationId", account.login, account.name, account.email,
  account.roles, account.state, account.has_password AS "hasPassword", account.created_at AS "createdAt"`;
