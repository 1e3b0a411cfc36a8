import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inputs of correlation that go before others that came earlier (docs/decisions/0028). */
export class UrgentInputs1764001225000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correlation_inputs ADD COLUMN urgent boolean NOT NULL DEFAULT false;
      CREATE INDEX correlation_inputs_urgent ON correlation_inputs (realm, position) WHERE urgent;
      -- What waits at the site of one that is urgent.
      CREATE INDEX correlation_inputs_of_sites ON correlation_inputs (realm, shard, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX correlation_inputs_of_sites;
      ALTER TABLE correlation_inputs DROP COLUMN urgent;
    `);
  }
}
