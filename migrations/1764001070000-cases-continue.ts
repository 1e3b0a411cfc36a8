import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case that was full goes on in another. Both may be opened in one step, so that the reference is checked at its end. */
export class CasesContinue1764001070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases ADD COLUMN continues_id uuid REFERENCES cases DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX cases_continuing ON cases (continues_id) WHERE continues_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN continues_id');
  }
}
