import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE, SAME_NATION, SAME_REALM, wall, type Wall } from './row-policies.ts';

/** What belongs to a row that row-level security lets the viewer see. */
const OF = (table: string, column: string): string => `EXISTS (SELECT FROM ${table} owner WHERE owner.id = ${column})`;

const WALLS: Readonly<Record<string, Wall>> = {
  gateways: { viewer: 'SELECT, INSERT, UPDATE', using: `${IS_NODE} OR ${SAME_NATION}`, engine: 'SELECT' },
  gateway_scopes: {
    viewer: 'SELECT, INSERT, DELETE',
    using: `${IS_NODE} OR ${OF('gateways', 'gateway_id')}`,
    // Nobody makes a gateway speak for what they do not see.
    check: `${OF('gateways', 'gateway_id')} AND (site_id IS NULL OR ${OF('sites', 'site_id')})
      AND (sensor_id IS NULL OR ${OF('sensors', 'sensor_id')})`,
    engine: 'SELECT',
  },
  gateway_certificates: {
    viewer: 'SELECT, INSERT, UPDATE (revoked_at)',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF('gateways', 'gateway_id')})`,
    engine: 'SELECT, UPDATE (last_used_at)',
  },
  // Whoever manages a key may make it a secret and end one; the secret itself only the engine reads.
  signing_secrets: {
    viewer: 'SELECT (id, key_id, created_at, expires_at), INSERT, UPDATE (expires_at)',
    using: OF('sensor_keys', 'key_id'),
    engine: 'SELECT',
  },
  signed_nonces: { engine: 'SELECT, INSERT, DELETE' },
  sapient_nodes: {
    viewer: 'SELECT, DELETE',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${SAME_NATION})`,
    engine: 'SELECT, INSERT',
  },
};

const KEY_COLUMNS =
  'id, sensor_id, gateway_id, realm, created_at, expires_at, revoked_at, allow_list, requires_signature, last_used_at';

/**
 * Gateways, which speak for several sensors, and what proves a request of theirs: keys, signatures and certificates.
 * `sensor_keys` holds the keys of both, since both are used in the same way: each row belongs to a sensor or a gateway.
 */
export class CreateGateways1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateways (
        id uuid PRIMARY KEY,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        code text NOT NULL,
        name text NOT NULL,
        enabled boolean NOT NULL,
        allow_list text[] NOT NULL,
        created_at timestamptz NOT NULL,
        -- Within the organisation, so that a code that is taken tells nothing about others.
        CONSTRAINT gateways_code_key UNIQUE (organisation_id, code)
      );

      CREATE TABLE gateway_scopes (
        gateway_id uuid NOT NULL REFERENCES gateways ON DELETE CASCADE,
        site_id uuid REFERENCES sites ON DELETE CASCADE,
        sensor_id uuid REFERENCES sensors ON DELETE CASCADE,
        CHECK (num_nonnulls(site_id, sensor_id) = 1),
        UNIQUE (gateway_id, site_id),
        UNIQUE (gateway_id, sensor_id)
      );

      CREATE TABLE gateway_certificates (
        id uuid PRIMARY KEY,
        gateway_id uuid NOT NULL REFERENCES gateways ON DELETE CASCADE,
        realm text NOT NULL REFERENCES realms,
        -- SHA-256 of the SubjectPublicKeyInfo. Unique for good: a key that was revoked is bound to nothing again.
        key_fingerprint bytea NOT NULL CONSTRAINT gateway_certificates_key UNIQUE,
        subject text NOT NULL,
        issuer text NOT NULL,
        not_after timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      CREATE INDEX gateway_certificates_by_gateway ON gateway_certificates (gateway_id);

      ALTER TABLE sensor_keys
        ALTER COLUMN sensor_id DROP NOT NULL,
        ADD COLUMN gateway_id uuid REFERENCES gateways ON DELETE CASCADE,
        ADD COLUMN allow_list text[] NOT NULL DEFAULT '{}',
        ADD COLUMN requires_signature boolean NOT NULL DEFAULT false,
        ADD COLUMN last_used_at timestamptz,
        ADD CONSTRAINT sensor_keys_one_holder CHECK (num_nonnulls(sensor_id, gateway_id) = 1);

      CREATE TABLE signing_secrets (
        id uuid PRIMARY KEY,
        key_id uuid NOT NULL REFERENCES sensor_keys ON DELETE CASCADE,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz
      );
      CREATE INDEX signing_secrets_by_key ON signing_secrets (key_id);

      CREATE TABLE signed_nonces (
        key_id uuid NOT NULL,
        nonce text NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (key_id, nonce)
      );
      CREATE INDEX signed_nonces_by_age ON signed_nonces (seen_at);

      CREATE TABLE sapient_nodes (
        realm text NOT NULL,
        nation text NOT NULL,
        node_id text NOT NULL,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (realm, nation, node_id)
      );
      CREATE INDEX sapient_nodes_by_sensor ON sapient_nodes (realm, sensor_id);
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    await runner.query(`
      DROP POLICY viewer ON sensor_keys;
      CREATE POLICY viewer ON sensor_keys TO breakwater_viewer USING (
        ${SAME_REALM} AND (${IS_NODE} OR ${OF('sensors', 'sensor_id')} OR ${OF('gateways', 'gateway_id')}));
      REVOKE SELECT, UPDATE, DELETE ON sensor_keys FROM breakwater_viewer;
      GRANT SELECT (${KEY_COLUMNS}), UPDATE (expires_at, revoked_at) ON sensor_keys TO breakwater_viewer;
      GRANT UPDATE (last_used_at) ON sensor_keys TO breakwater_engine;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (last_used_at) ON sensor_keys FROM breakwater_engine;
      REVOKE SELECT (${KEY_COLUMNS}), UPDATE (expires_at, revoked_at) ON sensor_keys FROM breakwater_viewer;
      GRANT SELECT, UPDATE, DELETE ON sensor_keys TO breakwater_viewer;
      DROP POLICY viewer ON sensor_keys;
      CREATE POLICY viewer ON sensor_keys TO breakwater_viewer USING (
        ${SAME_REALM} AND (${IS_NODE} OR ${OF('sensors', 'sensor_id')}));
      DELETE FROM sensor_keys WHERE gateway_id IS NOT NULL;
      DROP TABLE sapient_nodes, signed_nonces, signing_secrets;
      ALTER TABLE sensor_keys
        DROP CONSTRAINT sensor_keys_one_holder,
        DROP COLUMN last_used_at,
        DROP COLUMN requires_signature,
        DROP COLUMN allow_list,
        DROP COLUMN gateway_id,
        ALTER COLUMN sensor_id SET NOT NULL;
      DROP TABLE gateway_certificates, gateway_scopes, gateways;
    `);
  }
}
