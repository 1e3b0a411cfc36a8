import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, SEEN, wall } from './row-policies.ts';

const REALM_NOW = `(SELECT current_setting('breakwater.realm', true))`;
const OWNED_BY_US = `owner_${SAME_NATION} AND owner_${SAME_ORGANISATION}`;

/**
 * Inside the run, what is said of the own nation's cells, and all of it for those who see the whole; everywhere, what was
 * handed to the own organisation, which need not have played.
 */
const OURS_TO_KNOW = `(${SAME_REALM} AND (${IS_NODE} OR ${SAME_NATION}))
  OR (handed_over_at IS NOT NULL AND (${SAME_REALM} OR ${REALM_NOW} = 'live')
    AND ((${IS_NODE} AND ${REALM_NOW} = 'live') OR (${OWNED_BY_US})))`;

/** Of the own cells; words and consent of others are read by the engine, which asks what was released. */
const OF_OWN_CELL = `${SAME_REALM} AND (${IS_NODE} OR (cell IS NOT NULL AND ${SAME_NATION}
  AND EXISTS (SELECT FROM exercise_runs run WHERE run.id = run_id AND run.state IN ('ended', 'aborted', 'archived'))))`;

/** A task is seen with the case it hangs on, or by its own marking where it hangs on none. */
const WITH_ITS_CASE = `${SEEN} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;
const WITH_ITS_CASE_OR_NONE = `${SEEN} AND (${IS_NODE} OR case_id IS NULL
  OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;

/** Of a run, and of one of its cells; of all of them together where the cell is absent. The nation is then the holder's. */
const OF_RUN = `ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;

const SAID = ['exercise_report_texts', 'exercise_report_releases', 'exercise_comparisons'];
/** What tells of members' answers and of who may own them is walled from whoever migrates, too. */
const READ_HERE = ['exercise_hotwash', 'exercise_cells', 'organisations'];

/** What is to be improved after a run, as rows that live on; what people write in its report, and whom they let read it. */
export class CreateImprovements1764001130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A task may hang on no case: what an organisation is to do whatever happens.
      ALTER TABLE case_tasks ALTER COLUMN case_id DROP NOT NULL;
      CREATE INDEX case_tasks_of_none ON case_tasks (realm, organisation_id, created_at, id) WHERE case_id IS NULL;
      DROP POLICY viewer ON case_tasks;
      CREATE POLICY viewer ON case_tasks TO breakwater_viewer
        USING (${WITH_ITS_CASE_OR_NONE}) WITH CHECK (${WITH_ITS_CASE_OR_NONE});

      -- The nation and organisation are those of the cell it is about.
      CREATE TABLE exercise_improvements (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        cell text NOT NULL,
        issue text NOT NULL CHECK (issue ~ '\\S'),
        action text NOT NULL CHECK (action ~ '\\S'),
        element text NOT NULL CHECK (element IN ('planning', 'organisation', 'equipment', 'training', 'exercise')),
        owner_nation text NOT NULL REFERENCES nations,
        owner_organisation_id uuid NOT NULL REFERENCES organisations,
        -- From when on the owner reads it, whether it played or not.
        handed_over_at timestamptz,
        contact text NOT NULL,
        starts date,
        due date,
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'in_progress', 'done', 'dropped')),
        -- In the realm live: the one thing in earnest that a row of an exercise names.
        task_id uuid REFERENCES case_tasks ON DELETE SET NULL,
        retested_in_run_id uuid REFERENCES exercise_runs ON DELETE SET NULL,
        -- Null where it was asked not to be named.
        author text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        version bigint NOT NULL DEFAULT 1,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code),
        CHECK (retested_in_run_id <> run_id)
      );
      CREATE INDEX exercise_improvements_by_run ON exercise_improvements (run_id, id);
      CREATE INDEX exercise_improvements_of ON exercise_improvements (owner_organisation_id, id DESC);

      -- What people write in place of, and beside, what is drafted. Of each place the latest version holds; empty is none.
      CREATE TABLE exercise_report_texts (
        ${OF_RUN},
        cell text,
        section text NOT NULL
          CHECK (section IN ('overview', 'summary', 'strengths', 'observation', 'analysis', 'recommendation')),
        objective text,
        -- Which of the areas for improvement of an objective.
        area integer NOT NULL DEFAULT 1 CHECK (area BETWEEN 1 AND 9),
        version integer NOT NULL CHECK (version > 0),
        body text NOT NULL,
        actor jsonb NOT NULL,
        at timestamptz NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code),
        CHECK ((objective IS NULL) = (section IN ('overview', 'summary')))
      );
      CREATE UNIQUE INDEX exercise_report_texts_version ON exercise_report_texts
        (run_id, coalesce(cell, ''), section, coalesce(objective, ''), area, version);

      -- Nations, besides the own, that may read what people wrote of a cell, or of all together. The latest holds.
      CREATE TABLE exercise_report_releases (
        ${OF_RUN},
        cell text,
        nations text[] NOT NULL,
        actor jsonb NOT NULL,
        at timestamptz NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)
      );
      CREATE INDEX exercise_report_releases_by_run ON exercise_report_releases (run_id, ordinal);

      -- Whether others that say the same may see the score of a cell beside theirs. The latest holds.
      CREATE TABLE exercise_comparisons (
        ${OF_RUN},
        cell text NOT NULL,
        agreed boolean NOT NULL,
        actor jsonb NOT NULL,
        at timestamptz NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)
      );
      CREATE INDEX exercise_comparisons_by_run ON exercise_comparisons (run_id, ordinal);
    `);
    await takeOverPlans(runner);
    await wall(runner, 'exercise_improvements', {
      viewer: 'SELECT',
      using: OURS_TO_KNOW,
      engine: 'SELECT, INSERT, UPDATE',
    });
    for (const table of SAID) {
      await wall(runner, table, { viewer: 'SELECT', using: OF_OWN_CELL, engine: 'SELECT, INSERT' });
      await appendOnly(runner, table);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE exercise_comparisons, exercise_report_releases, exercise_report_texts, exercise_improvements;
      ALTER TABLE exercise_hotwash ADD COLUMN improvements jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE exercise_hotwash ALTER COLUMN improvements DROP DEFAULT;
      GRANT SELECT (improvements) ON exercise_hotwash TO breakwater_viewer;
      DROP POLICY viewer ON case_tasks;
      ALTER TABLE case_tasks NO FORCE ROW LEVEL SECURITY;
      DELETE FROM case_tasks WHERE case_id IS NULL;
      ALTER TABLE case_tasks FORCE ROW LEVEL SECURITY;
      CREATE POLICY viewer ON case_tasks TO breakwater_viewer USING (${WITH_ITS_CASE}) WITH CHECK (${WITH_ITS_CASE});
      DROP INDEX case_tasks_of_none;
      ALTER TABLE case_tasks ALTER COLUMN case_id SET NOT NULL;
    `);
  }
}

/**
 * What the latest answer of each member holds becomes rows. They were written to be read by the nation of the cell, so an
 * owner of another nation is handed nothing.
 */
async function takeOverPlans(runner: QueryRunner): Promise<void> {
  for (const table of READ_HERE) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query(`
    INSERT INTO exercise_improvements
      (id, run_id, realm, nation, organisation_id, cell, issue, action, element, owner_nation, owner_organisation_id,
       handed_over_at, contact, due, status, author, created_at, updated_at)
    SELECT gen_random_uuid(), said.run_id, said.realm, cell.nation, cell.organisation_id, cell.code, item->>'issue',
      item->>'action', item->>'element', owner.nation, owner.id,
      CASE WHEN owner.nation = cell.nation THEN said.at END,
      item->>'contact', (item->>'due')::date, item->>'status', said.author, said.at, said.at
    FROM (SELECT DISTINCT ON (run_id, account_id) * FROM exercise_hotwash ORDER BY run_id, account_id, ordinal DESC) said
      CROSS JOIN LATERAL jsonb_array_elements(said.improvements) AS item
      JOIN exercise_cells cell ON cell.run_id = said.run_id AND cell.code = coalesce(item->>'cell', said.cell)
      JOIN organisations owner ON owner.code = item->>'responsible'
    ORDER BY said.ordinal;
    ALTER TABLE exercise_hotwash DROP COLUMN improvements;
  `);
  for (const table of READ_HERE) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
