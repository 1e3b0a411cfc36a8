import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What sensors and people said, and the queue through which correlation takes it. Rows enter `alerts` and
 * `correlation_inputs` in one statement; correlation deletes a queue row in the transaction that holds its effect,
 * so an input that commits late is seen late, never skipped (docs/decisions/0003).
 */
export class CreateIntake1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alerts (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        sensor_id uuid NOT NULL,
        external_id text NOT NULL,
        format text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('cyber', 'airspace', 'human', 'sensor')),
        signature text NOT NULL,
        title text NOT NULL,
        description text,
        severity smallint NOT NULL CHECK (severity BETWEEN 0 AND 100),
        confidence real CHECK (confidence BETWEEN 0 AND 1),
        categories text[] NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        effective_at timestamptz NOT NULL,
        clock text NOT NULL CHECK (clock IN ('ok', 'ahead', 'behind')),
        lat double precision,
        lon double precision,
        alt double precision,
        position_error real,
        track jsonb,
        event_key text,
        sequence bigint,
        analyzer text,
        entities jsonb NOT NULL,
        attributes jsonb NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        pap text NOT NULL CHECK (pap IN ('CLEAR', 'GREEN', 'AMBER', 'RED')),
        raw text NOT NULL,
        CONSTRAINT alerts_once_per_sensor UNIQUE (realm, sensor_id, external_id)
      );
      CREATE INDEX alerts_by_arrival ON alerts (realm, received_at DESC, id DESC);
      CREATE INDEX alerts_by_site_time ON alerts (realm, site_id, effective_at);

      CREATE TABLE correlation_inputs (
        realm text NOT NULL,
        position bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL CHECK (kind IN ('alert', 'decision')),
        ref uuid NOT NULL,
        PRIMARY KEY (realm, position)
      );

      CREATE TABLE reports (
        alert_id uuid PRIMARY KEY REFERENCES alerts,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        reporter text NOT NULL,
        reliability text NOT NULL CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
        credibility smallint NOT NULL CHECK (credibility BETWEEN 1 AND 6),
        verification text NOT NULL CHECK (verification IN ('unverified', 'confirmed', 'refuted')),
        verified_by text,
        verified_at timestamptz,
        verification_reason text
      );

      CREATE TABLE rejects (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        sensor_id uuid NOT NULL,
        format text NOT NULL,
        received_at timestamptz NOT NULL,
        item_index integer,
        code text NOT NULL,
        field text,
        reason text NOT NULL,
        raw bytea NOT NULL,
        raw_bytes bigint NOT NULL
      );
      CREATE INDEX rejects_by_sensor ON rejects (realm, sensor_id, received_at DESC, id DESC);

      CREATE TABLE sensor_states (
        realm text NOT NULL,
        sensor_id uuid NOT NULL,
        last_received_at timestamptz NOT NULL,
        last_sequence bigint,
        gaps bigint NOT NULL DEFAULT 0,
        missed bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (realm, sensor_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sensor_states, rejects, reports, correlation_inputs, alerts');
  }
}
