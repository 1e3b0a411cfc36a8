import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './row-policies.ts';

/**
 * The watch over what vessels send: what came of AIS and is not judged yet, what is kept of each receiver and of each
 * vessel it hears, and the silences that were told. Only the engine reads any of it; people read the alerts.
 */
export class CreateVesselWatch1764001080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Filled by the statement that inserts the alerts, and emptied in the order of event time.
      CREATE TABLE vessel_inputs (
        realm text NOT NULL,
        sensor_id uuid NOT NULL,
        at timestamptz NOT NULL,
        ref uuid NOT NULL,
        PRIMARY KEY (realm, sensor_id, at, ref)
      );

      CREATE TABLE vessel_receivers (
        realm text NOT NULL REFERENCES realms,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        -- Up to when everything was judged, in event time.
        judged_to timestamptz NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (realm, sensor_id)
      );

      CREATE TABLE vessel_watch (
        realm text NOT NULL REFERENCES realms,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        mmsi text NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (realm, sensor_id, mmsi)
      );

      CREATE TABLE dark_vessels (
        realm text NOT NULL REFERENCES realms,
        sensor_id uuid NOT NULL REFERENCES sensors ON DELETE CASCADE,
        mmsi text NOT NULL,
        -- When it was last heard before.
        since timestamptz NOT NULL,
        alert_id uuid NOT NULL,
        -- Where and when it was heard again; null while it was not.
        returned jsonb,
        -- People were told that it is heard again.
        resolved boolean NOT NULL DEFAULT false,
        PRIMARY KEY (realm, sensor_id, mmsi, since)
      );
      CREATE INDEX dark_vessels_returned ON dark_vessels (realm) WHERE returned IS NOT NULL AND NOT resolved;
    `);
    await wall(runner, 'vessel_inputs', { engine: 'SELECT, INSERT, DELETE' });
    await wall(runner, 'vessel_receivers', { engine: 'SELECT, INSERT, UPDATE, DELETE' });
    await wall(runner, 'vessel_watch', { engine: 'SELECT, INSERT, UPDATE, DELETE' });
    await wall(runner, 'dark_vessels', { engine: 'SELECT, INSERT, UPDATE' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dark_vessels, vessel_watch, vessel_receivers, vessel_inputs');
  }
}
