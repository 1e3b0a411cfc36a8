import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM, type Operator } from '../../operator.ts';
import { accountEntry, type Concerned, personActor } from '../accounts/access-entry.ts';
import { linkNotFound, OneTimeLinks } from '../accounts/one-time-links.store.ts';
import type { Client } from '../client.decorator.ts';
import { CredentialsReader } from '../credentials.reader.ts';
import { addressKey } from '../sign-in/brake.ts';
import { Brakes } from '../sign-in/brakes.store.ts';
import { Sessions } from '../sign-in/sessions.store.ts';
import { hashPassword } from './password-hash.ts';
import { passwordFault, passwordWords } from './password-policy.ts';
import { Reproof } from './reproof.service.ts';

/** How people choose and change their passwords. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeLinks,
    private readonly brakes: Brakes,
    private readonly reproof: Reproof,
    private readonly sessions: Sessions,
    private readonly credentials: CredentialsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Uses a one-time link up to choose a password; whoever was signed in with the one before no longer is.
   * @throws DomainError `link_not_found`, `too_many_attempts`, and why the password is refused
   */
  async takeInvitation(token: string, password: string, client: Client): Promise<void> {
    const key = { kind: 'link', text: addressKey(client.address) } as const;
    await this.brakes.attempt(key);
    await this.unitOfWork.transactAsEngine(
      LIVE_REALM,
      async (transaction) => {
        const accountId = await this.links.redeem(transaction, 'invitation', token);
        // The link was real, so it was not guessed; what is wrong from here on is the password.
        await this.brakes.forgive(key, 'one');
        const [account] = await transaction.query<Concerned>(
          `SELECT id, nation, organisation_id AS "organisationId", login, name FROM accounts
           WHERE id = $1 AND state = 'active' FOR UPDATE`,
          [accountId],
        );
        if (!account) throw linkNotFound();
        requireGoodPassword(password, account, 'password');
        const now = this.clock.now();
        await transaction.query('UPDATE accounts SET password_hash = $2 WHERE id = $1', [
          account.id,
          await hashPassword(password),
        ]);
        await transaction.query('UPDATE sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL', [
          account.id,
          now,
        ]);
        const data = { password: 'chosen' };
        transaction.recordAccess(accountEntry('account.changed', now, personActor(account), account, data));
      },
      { address: client.address, credential: 'link' },
    );
    this.credentials.forget();
  }

  /**
   * Every other session of the person ends.
   * @throws DomainError `password_wrong`, `too_many_attempts`, `no_account`, and why the password is refused
   */
  async change(operator: Operator, current: string, next: string): Promise<void> {
    const person = await this.reproof.require(operator, current);
    requireGoodPassword(next, person, 'next');
    const hashed = await hashPassword(next);
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        await transaction.query('UPDATE accounts SET password_hash = $2 WHERE id = $1', [person.id, hashed]);
        await this.sessions.endOthers(transaction, operator);
        const data = { password: 'changed' };
        transaction.recordAccess(accountEntry('account.changed', this.clock.now(), operator, person, data));
      },
      operator.origin,
    );
    this.credentials.forget();
  }
}

/** @throws DomainError (invalid) whose code is the fault */
export function requireGoodPassword(password: string, who: { login: string; name: string }, field: string): void {
  const fault = passwordFault(password, who);
  if (fault) throw new DomainError('invalid', `password_${fault}`, passwordWords(fault), { field });
}
