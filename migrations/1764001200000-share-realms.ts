import type { MigrationInterface, QueryRunner } from 'typeorm';
import { admitEraser } from './eraser-policies.ts';
import { wall } from './row-policies.ts';

/**
 * Several processes correlate one realm, each some of its sites (docs/decisions/0027). An input says which part of the realm it
 * belongs to; which process has which parts is one row per realm, and every step reads it under a lock.
 */
export class ShareRealms1764001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 0 to 255, the same for a site for good: the last byte of its id, which is random in every version of UUID in use.
      CREATE FUNCTION breakwater_shard(site uuid) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN get_byte(uuid_send(site), 15)::smallint;

      ALTER TABLE correlation_inputs ADD COLUMN shard smallint CHECK (shard BETWEEN -1 AND 255);
      UPDATE correlation_inputs i SET shard = coalesce(
        breakwater_shard(CASE kind
          WHEN 'alert' THEN (SELECT site_id FROM alerts WHERE id = i.ref)
          WHEN 'decision' THEN (SELECT site_id FROM decisions WHERE id = i.ref)
          WHEN 'constraint' THEN (SELECT site_id FROM correlation_constraints WHERE id = i.ref)
          WHEN 'rule_resume' THEN (SELECT site_id FROM rule_pauses WHERE id = i.ref)
        END), -1);
      ALTER TABLE correlation_inputs ALTER COLUMN shard SET NOT NULL;
      COMMENT ON COLUMN correlation_inputs.shard IS '-1: it concerns every site of the realm';
      CREATE INDEX correlation_inputs_of_realms ON correlation_inputs (realm, position) WHERE shard < 0;

      CREATE TABLE correlation_members (
        process uuid PRIMARY KEY,
        seen_at timestamptz NOT NULL
      );

      CREATE TABLE correlation_shares (
        realm text PRIMARY KEY REFERENCES realms,
        epoch bigint NOT NULL DEFAULT 0,
        -- Empty while one process that is the whole node has the realm to itself.
        members uuid[] NOT NULL DEFAULT '{}',
        -- Of each shard, 0 to 255, the place in members of who has it, from 0.
        owners smallint[] NOT NULL DEFAULT '{}',
        -- Under which epoch each shard came to its owner.
        since bigint[] NOT NULL DEFAULT '{}'
      );
    `);
    await wall(runner, 'correlation_members', { engine: 'SELECT, INSERT, UPDATE, DELETE' });
    await wall(runner, 'correlation_shares', { engine: 'SELECT, INSERT, UPDATE' });
    await admitEraser(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE correlation_shares, correlation_members;
      ALTER TABLE correlation_inputs DROP COLUMN shard;
      DROP FUNCTION breakwater_shard(uuid);
    `);
  }
}
