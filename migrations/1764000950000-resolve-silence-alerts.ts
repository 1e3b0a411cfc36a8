import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which alert of a silence was closed because the sensor is heard again, so that one a person reopens stays open. The engine
 * closes it, where nobody has done anything with it before.
 */
export class ResolveSilenceAlerts1764000950000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sensor_watch ADD COLUMN resolved_alert_id uuid;
      GRANT INSERT ON triage_dispositions TO breakwater_engine;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON triage_dispositions FROM breakwater_engine;
      ALTER TABLE sensor_watch DROP COLUMN resolved_alert_id;
    `);
  }
}
