import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, wall } from './row-policies.ts';

/** A cell's own answers, once the run is over; those who control and evaluate it see all. */
const OURS_AFTERWARDS = `${SAME_REALM} AND (${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}
  AND EXISTS (SELECT FROM exercise_runs run WHERE run.id = run_id AND run.state IN ('ended', 'aborted', 'archived'))))`;

/** All but who answered: whoever asked not to be named is not. */
const SHOWN = 'run_id, realm, nation, organisation_id, cell, author, went_well, to_improve, improvements, at';

/** What members of a run say of it after ENDEX. */
export class CreateHotwash1764001120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The nation and organisation are those of the cell. Of each member the latest holds, whole.
      CREATE TABLE exercise_hotwash (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        cell text NOT NULL,
        -- Tells whose answer another one replaces, and is shown to nobody.
        account_id uuid NOT NULL REFERENCES accounts,
        -- Null where it was asked not to be named.
        author text,
        went_well text NOT NULL,
        to_improve text NOT NULL,
        ratings jsonb NOT NULL,
        improvements jsonb NOT NULL,
        at timestamptz NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)
      );
      CREATE INDEX exercise_hotwash_by_run ON exercise_hotwash (run_id, account_id, ordinal DESC);
    `);
    await wall(runner, 'exercise_hotwash', {
      viewer: `SELECT (${SHOWN})`,
      using: OURS_AFTERWARDS,
      engine: 'SELECT, INSERT',
    });
    await appendOnly(runner, 'exercise_hotwash');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exercise_hotwash CASCADE');
  }
}
