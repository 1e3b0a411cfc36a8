import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SEEN, wall } from './row-policies.ts';

/**
 * What is known of objects in the air beyond where they are: whom the sites know and let fly, what of an object was
 * concluded from that and from its reports, what people said of it, and signs of forged broadcasts that are to be told.
 */
export class CreateAirPicture1764001020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE flyers (
        id uuid PRIMARY KEY,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        -- Null for every site of the organisation.
        site_id uuid REFERENCES sites ON DELETE CASCADE,
        name text NOT NULL,
        affiliation text NOT NULL CHECK (affiliation IN ('friend', 'neutral', 'hostile')),
        serial text,
        operator text,
        area jsonb,
        ceiling_m double precision,
        flies_from timestamptz,
        flies_until timestamptz,
        CONSTRAINT flyers_known_by CHECK (serial IS NOT NULL OR operator IS NOT NULL
          OR (area IS NOT NULL AND flies_from IS NOT NULL AND flies_until IS NOT NULL)),
        CONSTRAINT flyers_times CHECK (flies_until > flies_from)
      );
      CREATE INDEX flyers_by_owner ON flyers (organisation_id, site_id);

      ALTER TABLE objects
        ADD COLUMN affiliation text NOT NULL DEFAULT 'unknown'
          CHECK (affiliation IN ('friend', 'neutral', 'hostile', 'unknown')),
        ADD COLUMN confirmed boolean NOT NULL DEFAULT true,
        ADD COLUMN assessment jsonb NOT NULL DEFAULT '{}';

      CREATE TABLE object_verdicts (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        case_id uuid NOT NULL,
        object_id uuid NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        verb text NOT NULL CHECK (verb IN ('acknowledge', 'reject', 'ignore', 'clear')),
        reason text NOT NULL,
        actor jsonb NOT NULL,
        -- Codes of the sensors whose tracks the object was made of then.
        sensors text[] NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX object_verdicts_by_object ON object_verdicts (object_id, at DESC);
      CREATE INDEX object_verdicts_by_time ON object_verdicts (realm, nation, at);

      CREATE TABLE spoof_signs (
        realm text NOT NULL REFERENCES realms,
        sensor_id uuid NOT NULL,
        kind text NOT NULL,
        -- The transmitter, or the track where none is known.
        source text NOT NULL,
        text text NOT NULL,
        seen_at timestamptz NOT NULL,
        serials text[] NOT NULL,
        lat double precision,
        lon double precision,
        tlp text NOT NULL,
        -- The alert that tells of it; null until it is told.
        alert_id uuid,
        PRIMARY KEY (realm, sensor_id, kind, source)
      );
      CREATE INDEX spoof_signs_untold ON spoof_signs (realm) WHERE alert_id IS NULL;
    `);
    await wall(runner, 'flyers', {
      viewer: 'SELECT, INSERT, UPDATE, DELETE',
      using: `${IS_NODE} OR ${SAME_NATION}`,
      engine: 'SELECT',
    });
    await wall(runner, 'object_verdicts', { viewer: 'SELECT, INSERT', using: SEEN, engine: 'SELECT' });
    await wall(runner, 'spoof_signs', { engine: 'SELECT, INSERT, UPDATE' });
    await appendOnly(runner, 'object_verdicts');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE spoof_signs, object_verdicts, flyers;
      ALTER TABLE objects DROP COLUMN assessment, DROP COLUMN confirmed, DROP COLUMN affiliation;
    `);
  }
}
