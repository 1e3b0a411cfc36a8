import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An alert that was taken before its turn leaves its turn in the queue, which moves its site's clock when it comes
 * (docs/decisions/0044).
 */
export class InputsTakenEarly1764001310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check
        CHECK (kind IN ('alert', 'turn', 'decision', 'constraint', 'rule', 'rule_resume'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM correlation_inputs WHERE kind = 'turn';
      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check
        CHECK (kind IN ('alert', 'decision', 'constraint', 'rule', 'rule_resume'));
    `);
  }
}
