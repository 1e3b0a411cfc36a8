import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often the policy of a nation was set, so that whoever sets it next can say which they have seen. */
export class CountRetentionPolicies1764001300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE retention_policies ADD COLUMN version integer NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE retention_policies DROP COLUMN version');
  }
}
