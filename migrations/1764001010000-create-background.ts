import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './row-policies.ts';

/**
 * What the stream of alerts taught correlation of each site (docs/decisions/0013): how many alerts of a kind each hour of
 * event time held. Written in the transaction that takes the alerts, read when correlation starts; nobody else reads it.
 */
export class CreateBackground1764001010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE correlation_background (
        realm text NOT NULL REFERENCES realms,
        site_id uuid NOT NULL REFERENCES sites ON DELETE CASCADE,
        -- Digest of the kind, which may be longer than an index takes.
        kind_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        kind text NOT NULL,
        alerts bigint NOT NULL CHECK (alerts > 0),
        PRIMARY KEY (realm, site_id, kind_id, hour)
      );
    `);
    await wall(runner, 'correlation_background', { engine: 'SELECT, INSERT, UPDATE, DELETE' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE correlation_background');
  }
}
