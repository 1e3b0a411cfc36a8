import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE, SEEN } from './row-policies.ts';

/** A case that is raised hides its releases as it hides its parts; the policy of the cases holds in there too. */
const WITH_ITS_CASE = `${SEEN} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;

/** Releases are seen only with their cases (docs/access.md §6.10). */
export class SeeReleasesWithTheirCases1764000650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.see(runner, WITH_ITS_CASE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.see(runner, SEEN);
  }

  private async see(runner: QueryRunner, rows: string): Promise<void> {
    await runner.query(`
      DROP POLICY viewer ON releases;
      CREATE POLICY viewer ON releases TO breakwater_viewer USING (${rows}) WITH CHECK (${rows});
    `);
  }
}
