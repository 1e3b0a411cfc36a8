import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_REALM, wall } from './row-policies.ts';

/** What those who control and evaluate a run see, and no player: it tells what is to come. */
const OF_CONTROL = `${SAME_REALM} AND ${IS_NODE}`;

/** What controllers changed of the script of a run: with the frozen one it is the script in effect. */
export class CreateAmendments1764001140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The nation and organisation are those of the run.
      CREATE TABLE exercise_amendments (
        run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        seq integer NOT NULL CHECK (seq > 0),
        type text NOT NULL CHECK (type IN ('add', 'edit', 'retarget', 'move', 'withdraw_cell')),
        item text NOT NULL,
        -- The change as src/drills/amendments/amendment.ts has it.
        change jsonb NOT NULL,
        actor jsonb NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        sim_ms bigint NOT NULL,
        PRIMARY KEY (run_id, seq)
      );
    `);
    await wall(runner, 'exercise_amendments', { viewer: 'SELECT', using: OF_CONTROL, engine: 'SELECT, INSERT' });
    await appendOnly(runner, 'exercise_amendments');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exercise_amendments CASCADE');
  }
}
