import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { isLoopback } from '../../../../config/setting-shapes.ts';
import type { Transaction, UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM } from '../../operator.ts';
import { ACTIONS, NEVER_BY_TOKEN } from '../../policy/action.ts';
import { actionsOf, type Role } from '../../policy/role.ts';
import { accountEntry } from '../accounts/access-entry.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import { newToken, tokenHash } from '../secret-token.ts';

export interface DemoAccountWanted {
  login: string;
  name: string;
  /** Code of an organisation that is entered already. */
  organisation: string;
  roles: Role[];
}

/** What the demonstration shows of an account; the only place where password and token appear. */
export interface DemoAccount {
  id: string;
  login: string;
  name: string;
  nation: string;
  organisation: string;
  roles: Role[];
  password: string;
  token: string;
}

const DEMONSTRATOR = { id: 'system:demo', name: 'Demonstration' };
const TOKEN_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Creates accounts for a demonstration, or resets those it created before: new passwords and tokens each time, and
 * whatever was open or set up with the old ones ends.
 * @param host Where the server of the demonstration binds.
 * @throws Error unless that is loopback, or when an organisation is not there, or has not got the login.
 */
export function enterDemoAccounts(
  unitOfWork: Pick<UnitOfWork, 'transactAsEngine'>,
  host: string,
  wanted: readonly DemoAccountWanted[],
): Promise<DemoAccount[]> {
  if (!isLoopback(host)) throw new Error('Demo accounts are for a demonstration on loopback alone');
  return unitOfWork.transactAsEngine(LIVE_REALM, async (transaction) => {
    const accounts: DemoAccount[] = [];
    for (const account of wanted) accounts.push(await enter(transaction, account));
    return accounts;
  });
}

async function enter(transaction: Transaction, wanted: DemoAccountWanted): Promise<DemoAccount> {
  const { login, name, organisation, roles } = wanted;
  const password = randomBytes(12).toString('base64url');
  const now = new Date();
  const [account] = await transaction.query<{ id: string; nation: string; organisationId: string }>(
    `INSERT INTO accounts AS account (id, nation, organisation_id, login, name, password_hash, roles, created_at,
       credentials_from)
     SELECT $1::uuid, nation, id, $3::text, $4::text, $5::text, $6::text[], $7::timestamptz, $8::timestamptz
     FROM organisations WHERE code = $2
     ON CONFLICT (lower(login)) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash,
       roles = excluded.roles, state = 'active', credentials_from = excluded.credentials_from
       WHERE account.organisation_id = excluded.organisation_id
     RETURNING id, nation, organisation_id AS "organisationId"`,
    // Whatever began before this moment ends; the token below begins at it.
    [uuidv7(), organisation, login, name, await hashPassword(password), roles, now, new Date(now.getTime() - 1)],
  );
  if (!account) throw new Error(`${organisation} is not entered, or ${login} is another organisation's`);
  for (const table of ['totp_factors', 'recovery_codes', 'passkeys', 'passkey_challenges', 'pending_sign_ins']) {
    await transaction.query(`DELETE FROM ${table} WHERE account_id = $1`, [account.id]);
  }
  const token = await issueToken(transaction, account.id, roles, now);
  transaction.recordAccess(
    accountEntry('account.created', now, DEMONSTRATOR, { ...account, login, name }, { name, roles, demo: true }),
  );
  return { id: account.id, login, name, nation: account.nation, organisation, roles, password, token };
}

async function issueToken(transaction: Transaction, accountId: string, roles: Role[], now: Date): Promise<string> {
  const granted = actionsOf(roles);
  const actions = ACTIONS.filter((action) => granted.has(action) && !NEVER_BY_TOKEN.has(action));
  const token = newToken('apiToken');
  await transaction.query(
    `INSERT INTO api_tokens (id, account_id, name, actions, token_hash, created_at, expires_at)
     VALUES ($1, $2, 'demonstration', $3, $4, $5, $6)`,
    [uuidv7(), accountId, actions, tokenHash(token), now, new Date(now.getTime() + TOKEN_LIFETIME_MS)],
  );
  return token;
}
