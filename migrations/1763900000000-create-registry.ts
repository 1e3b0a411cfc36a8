import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Realms, and the registry: who and what there is to defend, and who senses it. */
export class CreateRegistry1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE realms (
        realm text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('live', 'exercise')),
        next_case_number bigint NOT NULL DEFAULT 1,
        next_ordinal bigint NOT NULL DEFAULT 1,
        correlation_epoch bigint NOT NULL DEFAULT 0,
        correlation_seen_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO realms (realm, kind) VALUES ('live', 'live');

      CREATE TABLE nations (
        code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
        name text NOT NULL UNIQUE
      );

      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        nation text NOT NULL REFERENCES nations,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('national_cert', 'port_soc', 'grid_operator', 'authority'))
      );

      CREATE TABLE sites (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        kind text NOT NULL CHECK (kind IN ('port', 'substation', 'power_plant')),
        name text NOT NULL,
        unlocode text CHECK (unlocode ~ '^[A-Z]{2}[A-Z2-9]{3}$'),
        lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
        lon double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
        timezone text NOT NULL,
        criticality smallint NOT NULL CHECK (criticality BETWEEN 1 AND 5),
        source text
      );
      CREATE INDEX sites_by_nation ON sites (nation);

      CREATE TABLE zones (
        id uuid PRIMARY KEY,
        site_id uuid NOT NULL REFERENCES sites ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('warning', 'critical')),
        name text NOT NULL,
        polygon jsonb NOT NULL,
        ceiling_m double precision,
        UNIQUE (site_id, name)
      );

      CREATE TABLE assets (
        id uuid PRIMARY KEY,
        site_id uuid NOT NULL REFERENCES sites ON DELETE CASCADE,
        code text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL,
        criticality smallint NOT NULL CHECK (criticality BETWEEN 1 AND 5),
        addresses text[] NOT NULL DEFAULT '{}',
        UNIQUE (site_id, code)
      );

      CREATE TABLE sensors (
        id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE,
        site_id uuid NOT NULL REFERENCES sites,
        kind text NOT NULL,
        name text NOT NULL,
        lat double precision CHECK (lat BETWEEN -90 AND 90),
        lon double precision CHECK (lon BETWEEN -180 AND 180),
        alt double precision,
        expected_interval_seconds integer CHECK (expected_interval_seconds > 0),
        clock_behind_seconds integer NOT NULL DEFAULT 86400 CHECK (clock_behind_seconds >= 0),
        clock_ahead_seconds integer NOT NULL DEFAULT 300 CHECK (clock_ahead_seconds >= 0),
        enabled boolean NOT NULL DEFAULT true
      );
      CREATE INDEX sensors_by_site ON sensors (site_id);

      CREATE TABLE sensor_keys (
        id uuid PRIMARY KEY,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        realm text NOT NULL REFERENCES realms,
        key_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        revoked_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sensor_keys, sensors, assets, zones, sites, organisations, nations, realms');
  }
}
