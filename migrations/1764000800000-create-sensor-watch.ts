import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OF_NATION, OF_ORGANISATION, wall } from './row-policies.ts';

/**
 * What is known of whether sensors still speak: counts per quarter of an hour, which are their organisation's alone, and
 * the state made of them, of which the nation is told whether a sensor is heard. And two indices: for what sensors'
 * numbering says is missing, and for the tracks on the map; both hold only the rows they are for.
 */
export class CreateSensorWatch1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sensor_beats (
        realm text NOT NULL,
        sensor_id uuid NOT NULL,
        -- Start of the quarter of an hour, by the clock of the node.
        at timestamptz NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        accepted bigint NOT NULL,
        duplicates bigint NOT NULL,
        rejected bigint NOT NULL,
        heard_at timestamptz NOT NULL,
        -- Of the least late alert: how far its own time lay ahead of its arrival. Null where nothing with a time came.
        skew_seconds double precision,
        PRIMARY KEY (realm, sensor_id, at)
      );
      CREATE INDEX sensor_beats_by_age ON sensor_beats (at);

      CREATE TABLE sensor_watch (
        realm text NOT NULL REFERENCES realms,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('ok', 'late', 'silent', 'skewed', 'gap', 'unknown', 'disabled')),
        since timestamptz NOT NULL,
        watched_from timestamptz NOT NULL,
        heard_at timestamptz,
        expected_seconds integer CHECK (expected_seconds > 0),
        expected_from text CHECK (expected_from IN ('declared', 'learned')),
        skew_seconds double precision,
        -- Messages that the sensor's own numbering says did not come, in the last 24 hours.
        missing bigint NOT NULL,
        -- The quarter of an hour up to which the interval was learned, and what was learned.
        learned_to timestamptz,
        learned_seconds integer,
        -- The last time heard for which silence has been told in an alert, and that alert.
        told_for timestamptz,
        told_alert_id uuid,
        PRIMARY KEY (realm, sensor_id),
        CHECK ((expected_seconds IS NULL) = (expected_from IS NULL))
      );

      CREATE INDEX journal_sequence_gaps ON journal (recorded_at) WHERE type = 'sensor.sequence_gap';
      CREATE INDEX alerts_on_tracks ON alerts (realm, nation, effective_at) WHERE track IS NOT NULL AND lat IS NOT NULL;
    `);
    await wall(runner, 'sensor_beats', {
      viewer: 'SELECT',
      using: OF_ORGANISATION,
      engine: 'SELECT, INSERT, UPDATE, DELETE',
    });
    await wall(runner, 'sensor_watch', {
      viewer: 'SELECT',
      using: OF_NATION,
      engine: 'SELECT, INSERT, UPDATE, DELETE',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX alerts_on_tracks, journal_sequence_gaps;
      DROP TABLE sensor_watch, sensor_beats;
    `);
  }
}
