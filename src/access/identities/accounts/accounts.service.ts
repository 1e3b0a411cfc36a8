import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { sqlState } from '../../../common/database-fault.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import type { Operator } from '../../operator.ts';
import { CredentialsReader } from '../credentials.reader.ts';
import { accountEntry } from './access-entry.ts';
import { ACCOUNT_COLUMNS, type Account } from './account-row.ts';
import {
  type AccountChange,
  LINK_LIFETIME_MS,
  requireColleague,
  requireNotOwnPower,
  requireOwnOrganisation,
} from './account-rules.ts';
import type { InviteAccountDto } from './account.dto.ts';
import { type OneTimeLink, OneTimeLinks } from './one-time-links.store.ts';

const UNIQUE_VIOLATION = '23505';

/** What an administrator does to the accounts of the own organisation. Every change is told to the audit trail. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeLinks,
    private readonly credentials: CredentialsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Creates an account that can do nothing until its person has used the link to choose a password.
   * @throws DomainError `other_organisation`, `unknown_reference`, `already_exists`
   */
  async invite(operator: Operator, invitation: InviteAccountDto): Promise<{ account: Account; link: OneTimeLink }> {
    const organisationId = invitation.organisationId ?? operator.organisationId;
    if (organisationId === null) throw unknownOrganisation();
    requireOwnOrganisation(operator, organisationId);
    const { login, name, email = null, roles } = invitation;
    return alreadyExists(() =>
      this.unitOfWork.transact(operator, async (transaction) => {
        const now = this.clock.now();
        const [account] = await transaction.query<Account>(
          `INSERT INTO accounts AS account (id, nation, organisation_id, login, name, email, roles, created_at)
           SELECT $1::uuid, organisation.nation, organisation.id, $3::text, $4::text, $5::text, $6::text[], $7::timestamptz
           FROM organisations organisation WHERE organisation.id = $2
           RETURNING ${ACCOUNT_COLUMNS}`,
          [uuidv7(), organisationId, login, name, email, roles, now],
        );
        if (!account) throw unknownOrganisation();
        transaction.recordAccess(accountEntry('account.created', now, operator, account, { name, roles }));
        return { account, link: await this.newLink(transaction, operator, account) };
      }),
    );
  }

  /** @throws DomainError `account_not_found`, `own_power` */
  async change(operator: Operator, id: string, change: AccountChange): Promise<Account> {
    const changed = await this.unitOfWork.transact(operator, async (transaction) => {
      const before = await this.lock(transaction, operator, id);
      requireNotOwnPower(operator, id, change);
      const now = this.clock.now();
      const after = { ...before, ...given(change) } as Account;
      const disables = before.state === 'active' && after.state === 'disabled';
      await transaction.query(
        `UPDATE accounts SET name = $2, email = $3, roles = $4, state = $5,
           credentials_from = CASE WHEN $6 THEN $7 ELSE credentials_from END
         WHERE id = $1`,
        [id, after.name, after.email, after.roles, after.state, disables, now],
      );
      if (disables) await this.links.revoke(transaction, id);
      for (const entry of changesBetween(before, after)) {
        transaction.recordAccess(accountEntry(entry.type, now, operator, before, entry.data));
      }
      return after;
    });
    this.credentials.forget();
    return changed;
  }

  /**
   * A new link to choose a password with, for whoever lost the first or forgot theirs; those before it stop working.
   * @throws DomainError `account_not_found`, `account_disabled`, `own_power`
   */
  renewLink(operator: Operator, id: string): Promise<OneTimeLink> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const account = await this.lock(transaction, operator, id);
      requireColleague(operator, id);
      if (account.state === 'disabled') {
        throw new DomainError('conflict', 'account_disabled', 'The account is disabled; enable it first');
      }
      return this.newLink(transaction, operator, account);
    });
  }

  private async newLink(transaction: Transaction, operator: Operator, account: Account): Promise<OneTimeLink> {
    const link = await this.links.issue(transaction, account.id, LINK_LIFETIME_MS);
    const data = { expiresAt: link.expiresAt.toISOString() };
    transaction.recordAccess(accountEntry('account.invited', this.clock.now(), operator, account, data));
    return link;
  }

  private async lock(transaction: Transaction, operator: Operator, id: string): Promise<Account> {
    const [account] = await transaction.query<Account>(
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts account
       WHERE account.id = $1 AND ($2::boolean OR account.organisation_id = $3) FOR UPDATE`,
      [id, operator.clearance === 'node', operator.organisationId],
    );
    if (!account) throw accountNotFound();
    return account;
  }
}

export function accountNotFound(): DomainError {
  return new DomainError('not_found', 'account_not_found', 'There is no such account');
}

function unknownOrganisation(): DomainError {
  const field = 'organisationId';
  return new DomainError('invalid', 'unknown_reference', `${field} refers to nothing that exists`, { field });
}

function given(change: AccountChange): AccountChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** What the audit trail is told: disabling and enabling by name, everything else by what it was and is. */
function changesBetween(before: Account, after: Account) {
  const entries: {
    type: 'account.changed' | 'account.disabled' | 'account.enabled';
    data: Record<string, string[]>;
  }[] = [];
  const data: Record<string, string[]> = {};
  const joined = (roles: readonly string[]): string => roles.toSorted().join(' ');
  if (before.name !== after.name) data['name'] = [before.name, after.name];
  if (before.email !== after.email) data['email'] = [before.email ?? '', after.email ?? ''];
  if (joined(before.roles) !== joined(after.roles)) data['roles'] = [joined(before.roles), joined(after.roles)];
  if (Object.keys(data).length > 0) entries.push({ type: 'account.changed', data });
  if (before.state !== after.state) {
    entries.push({ type: after.state === 'disabled' ? 'account.disabled' : 'account.enabled', data: {} });
  }
  return entries;
}

/** The index decides, not a look beforehand, so that two invitations at once cannot both be let through. */
async function alreadyExists<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new DomainError('conflict', 'already_exists', 'Another account has this login', {
      field: 'login',
      cause: error,
    });
  }
}
