import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SAME_ORGANISATION, wall, type Wall } from './row-policies.ts';

/** Rows of the person who asks, and of nobody else. */
const OWN = `'person:' || account_id::text = (SELECT current_setting('breakwater.actor', true))`;
const OF_TEAM = `${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION})`;
/** Policies of `accounts` hold in there too: whose account is seen. */
const OF_SEEN_ACCOUNT = `EXISTS (SELECT FROM accounts owner WHERE owner.id = account_id)`;

/** What is secret is in no column a viewer may read. */
const WALLS: Readonly<Record<string, Wall>> = {
  accounts: {
    viewer: `SELECT (id, nation, organisation_id, login, name, email, roles, state, has_password, created_at, credentials_from),
             INSERT (id, nation, organisation_id, login, name, email, roles, created_at),
             UPDATE (name, email, roles, state, credentials_from)`,
    using: OF_TEAM,
    engine: 'SELECT, INSERT, UPDATE',
  },
  one_time_links: {
    viewer: `SELECT (id, account_id, used_at), INSERT, UPDATE (used_at)`,
    using: `account_id IS NOT NULL AND ${OF_SEEN_ACCOUNT}`,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  account_identities: {
    viewer: 'SELECT, INSERT, DELETE',
    using: OF_SEEN_ACCOUNT,
    engine: 'SELECT, INSERT',
  },
  sessions: {
    viewer: 'SELECT (id, account_id, created_at, seen_at, ends_at, ended_at, address, agent), UPDATE (ended_at)',
    using: OWN,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  pending_sign_ins: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  sign_ins: { viewer: 'SELECT', using: OWN, engine: 'SELECT, INSERT' },
  sign_in_brakes: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  totp_factors: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  recovery_codes: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  passkeys: {
    viewer: 'SELECT (id, account_id, name, created_at, used_at)',
    using: OWN,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  passkey_challenges: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  api_tokens: {
    viewer: `SELECT (id, account_id, name, actions, created_at, expires_at, used_at, revoked_at),
             INSERT (id, account_id, name, actions, token_hash, created_at, expires_at), UPDATE (revoked_at)`,
    using: OWN,
    engine: 'SELECT, UPDATE',
  },
  sign_in_policies: {
    viewer: 'SELECT, INSERT, UPDATE',
    using: OF_TEAM,
    engine: 'SELECT',
  },
};

/** People: accounts, how they prove who they are, and what that proof has been used for. */
export class CreateIdentities1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        login text NOT NULL CHECK (login ~ '^[A-Za-z0-9][A-Za-z0-9._@+-]{1,63}$'),
        name text NOT NULL,
        email text,
        -- Argon2id in PHC form; null until the person has chosen one.
        password_hash text,
        has_password boolean NOT NULL GENERATED ALWAYS AS (password_hash IS NOT NULL) STORED,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['observer', 'analyst', 'lead', 'liaison',
          'drill_controller', 'gateway_engineer', 'administrator', 'auditor']),
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
        -- Sessions and tokens begun before count for nothing, even once the account is enabled again.
        credentials_from timestamptz NOT NULL DEFAULT 'epoch',
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX accounts_login_key ON accounts (lower(login));
      CREATE INDEX accounts_of_organisation ON accounts (organisation_id, lower(login));
      CREATE INDEX accounts_by_email ON accounts (lower(email));

      CREATE TABLE one_time_links (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('setup', 'invitation')),
        account_id uuid REFERENCES accounts CHECK ((account_id IS NULL) = (kind = 'setup')),
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX one_time_links_of_account ON one_time_links (account_id);

      CREATE TABLE account_identities (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        issuer text NOT NULL,
        subject text NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (issuer, subject)
      );
      CREATE INDEX account_identities_of_account ON account_identities (account_id);

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        ended_at timestamptz,
        address text,
        agent text
      );
      CREATE INDEX sessions_of_account ON sessions (account_id, created_at DESC);

      -- A person whose password was right and who still owes a second factor, or has to set one up.
      CREATE TABLE pending_sign_ins (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        token_hash bytea NOT NULL UNIQUE,
        owes text NOT NULL CHECK (owes IN ('factor', 'enrolment')),
        method text NOT NULL,
        challenge text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );

      CREATE TABLE sign_ins (
        id uuid PRIMARY KEY,
        -- Null where nobody has the login that was given.
        account_id uuid REFERENCES accounts,
        at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('signed_in', 'refused', 'factor_refused')),
        method text NOT NULL,
        address text,
        agent text
      );
      CREATE INDEX sign_ins_of_account ON sign_ins (account_id, at DESC);

      -- Keyed by a keyed hash: what people type into a login field may be a password.
      CREATE TABLE sign_in_brakes (
        key text PRIMARY KEY,
        failures integer NOT NULL,
        failed_at timestamptz NOT NULL,
        closed_until timestamptz NOT NULL
      );

      CREATE TABLE totp_factors (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        -- AES-256-GCM under a key derived from BREAKWATER_SECRET_KEY.
        secret bytea NOT NULL,
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_step bigint
      );

      CREATE TABLE recovery_codes (
        account_id uuid NOT NULL REFERENCES accounts,
        code_hash bytea NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      );

      CREATE TABLE passkeys (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        credential_id text NOT NULL UNIQUE,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX passkeys_of_account ON passkeys (account_id);

      CREATE TABLE passkey_challenges (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        challenge text NOT NULL,
        expires_at timestamptz NOT NULL
      );

      CREATE TABLE api_tokens (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts,
        name text NOT NULL,
        actions text[] NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX api_tokens_of_account ON api_tokens (account_id, created_at DESC);

      CREATE TABLE sign_in_policies (
        organisation_id uuid PRIMARY KEY REFERENCES organisations,
        nation text NOT NULL REFERENCES nations,
        require_second_factor boolean NOT NULL
      );
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    await appendOnly(runner, 'sign_ins');
    // The first administrator brings nation and organisation along, before there is a viewer who could enter them.
    await runner.query('GRANT INSERT ON nations, organisations TO breakwater_engine');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE INSERT ON nations, organisations FROM breakwater_engine');
    for (const table of Object.keys(WALLS).toReversed()) await runner.query(`DROP TABLE ${table} CASCADE`);
  }
}
