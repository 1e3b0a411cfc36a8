import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { sqlState } from '../../../common/database-fault.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM } from '../../operator.ts';
import { accountEntry } from '../accounts/access-entry.ts';
import { linkNotFound, type OneTimeLink, OneTimeLinks } from '../accounts/one-time-links.store.ts';
import type { Client } from '../client.decorator.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { requireGoodPassword } from '../passwords/passwords.service.ts';
import { addressKey } from '../sign-in/brake.ts';
import { Brakes } from '../sign-in/brakes.store.ts';
import type { SetupDto, SetupNationDto, SetupOrganisationDto } from './setup.dto.ts';

const SETUP_LIFETIME_MS = 60 * 60 * 1000;
const SETTER_UP = { id: 'system:setup', name: 'First start' };
/** Taken for the time of a transaction, so that of two who set up at once one is first. */
const SETUP_LOCK = 0x62_77_01;

/** The first administrator, whom nobody can invite: by a one-time link that the server prints while there is no account. */
@Injectable()
export class SetupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeLinks,
    private readonly brakes: Brakes,
    private readonly clock: Clock,
  ) {}

  /** A link that replaces the one before; undefined once there is an account. */
  offer(): Promise<OneTimeLink | undefined> {
    return this.unitOfWork.transactAsEngine(LIVE_REALM, async (transaction) => {
      if (await anyAccount(transaction)) return undefined;
      return this.links.issue(transaction, null, SETUP_LIFETIME_MS);
    });
  }

  /**
   * Uses the link up to create the first administrator, with nation and organisation where they are not entered yet.
   * @throws DomainError `link_not_found`, `unknown_reference`, `already_exists`, and why the password is refused
   */
  async complete(setup: SetupDto, client: Client): Promise<string> {
    const { token, login, name, password } = setup;
    const key = { kind: 'link', text: addressKey(client.address) } as const;
    await this.brakes.attempt(key);
    try {
      return await this.unitOfWork.transactAsEngine(
        LIVE_REALM,
        async (transaction) => {
          await transaction.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
          await this.links.redeem(transaction, 'setup', token);
          await this.brakes.forgive(key, 'one');
          // A link that outlived its purpose is no way in.
          if (await anyAccount(transaction)) throw linkNotFound();
          requireGoodPassword(password, { login, name }, 'password');
          const nation = await enterNation(transaction, setup.nation);
          const organisationId = await enterOrganisation(transaction, nation, setup.organisation);
          const account = { id: uuidv7(), nation, organisationId, login, name };
          const now = this.clock.now();
          await transaction.query(
            `INSERT INTO accounts (id, nation, organisation_id, login, name, password_hash, roles, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, ARRAY['administrator'], $7)`,
            [account.id, nation, organisationId, login, name, await hashPassword(password), now],
          );
          const data = { name, roles: ['administrator'] };
          transaction.recordAccess(accountEntry('account.created', now, SETTER_UP, account, data));
          return account.id;
        },
        { address: client.address, credential: 'setup' },
      );
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      throw new DomainError('conflict', 'already_exists', 'Another nation or organisation has this name or code', {
        cause: error,
      });
    }
  }
}

async function anyAccount(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM accounts) AS any');
  return row?.any ?? true;
}

async function enterNation(transaction: Transaction, { code, name }: SetupNationDto): Promise<string> {
  const known = await transaction.query('SELECT code FROM nations WHERE code = $1', [code]);
  if (known.length > 0) return code;
  if (name === undefined) throw missing('nation.name', 'nation');
  await transaction.query('INSERT INTO nations (code, name) VALUES ($1, $2)', [code, name]);
  return code;
}

async function enterOrganisation(
  transaction: Transaction,
  nation: string,
  { code, name, kind }: SetupOrganisationDto,
): Promise<string> {
  const [known] = await transaction.query<{ id: string; nation: string }>(
    'SELECT id, nation FROM organisations WHERE code = $1',
    [code],
  );
  if (known?.nation === nation) return known.id;
  if (known) throw missing('organisation.code', 'organisation of this nation');
  if (name === undefined) throw missing('organisation.name', 'organisation');
  if (kind === undefined) throw missing('organisation.kind', 'organisation');
  const id = uuidv7();
  await transaction.query('INSERT INTO organisations (id, code, nation, name, kind) VALUES ($1, $2, $3, $4, $5)', [
    id,
    code,
    nation,
    name,
    kind,
  ]);
  return id;
}

function missing(field: string, noun: string): DomainError {
  return new DomainError('invalid', 'unknown_reference', `There is no such ${noun}; to enter it, state all of it`, {
    field,
  });
}
