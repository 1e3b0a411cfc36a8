import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../../../database/engine.decorator.ts';
import type { Concerned } from '../accounts/access-entry.ts';
import type { AccountState } from '../accounts/account-rules.ts';
import type { Factors } from './sign-in-outcome.ts';

/** What signing in has to know of a person before there is a viewer. */
export interface Person extends Concerned {
  state: AccountState;
  email: string | null;
  passwordHash: string | null;
}

const PERSON = `
  SELECT account.id, account.nation, account.organisation_id AS "organisationId", account.login, account.name,
         account.email, account.state, account.password_hash AS "passwordHash"
  FROM accounts account`;

/** Looks people up for no viewer: whoever asks has still to prove who they are. */
@Injectable()
export class PeopleReader {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  async byLogin(login: string): Promise<Person | undefined> {
    return this.one(`${PERSON} WHERE lower(account.login) = lower($1)`, [login]);
  }

  async byId(id: string): Promise<Person | undefined> {
    return this.one(`${PERSON} WHERE account.id = $1`, [id]);
  }

  async byIdentity(issuer: string, subject: string): Promise<Person | undefined> {
    return this.one(
      `${PERSON} JOIN account_identities identity ON identity.account_id = account.id
       WHERE identity.issuer = $1 AND identity.subject = $2`,
      [issuer, subject],
    );
  }

  /** The one account that was invited under this address and has not been taken up in any way; undefined for several. */
  async invitedByEmail(email: string): Promise<Person | undefined> {
    const rows = await this.engine.query<Person[]>(
      `${PERSON} WHERE lower(account.email) = lower($1) AND account.state = 'active' AND account.password_hash IS NULL
         AND NOT EXISTS (SELECT FROM account_identities identity WHERE identity.account_id = account.id) LIMIT 2`,
      [email],
    );
    return rows.length === 1 ? rows[0] : undefined;
  }

  /** What second factors the person has, and whether the organisation asks for one. */
  async factorsOf({ id, organisationId }: Concerned): Promise<{ factors: Factors; required: boolean }> {
    const [row] = await this.engine.query<(Factors & { required: boolean })[]>(
      `SELECT EXISTS (SELECT FROM totp_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL) AS totp,
              (SELECT count(*)::int FROM passkeys WHERE account_id = $1) AS passkeys,
              (SELECT count(*)::int FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL) AS "recoveryCodes",
              coalesce((SELECT require_second_factor FROM sign_in_policies WHERE organisation_id = $2), false) AS required`,
      [id, organisationId],
    );
    if (!row) throw new Error('A query without a table has no row');
    const { required, ...factors } = row;
    return { factors, required };
  }

  private async one(sql: string, parameters: unknown[]): Promise<Person | undefined> {
    const rows = await this.engine.query<Person[]>(sql, parameters);
    return rows[0];
  }
}
