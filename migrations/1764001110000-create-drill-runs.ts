import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, wall, type Wall } from './row-policies.ts';

/** Of the owner of the run, or of the cell it is about; always in the realm of the run. */
const OF_RUN = `run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;
const OF_CELL = `${OF_RUN},
        cell text NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)`;

const OURS = `${SAME_NATION} AND ${SAME_ORGANISATION}`;
/** What those who control and evaluate a run see, and no player. */
const OF_CONTROL = `${SAME_REALM} AND ${IS_NODE}`;
/** What was told to a cell is its organisation's; what went to intake it sees as the alert it became. */
const TOLD_TO_US = `${SAME_REALM} AND (${IS_NODE} OR (state = 'delivered' AND told AND ${OURS}))`;
/** A cell sees how it did once the run is over: before, it would be told what is expected of it. */
const OURS_AFTERWARDS = `${SAME_REALM} AND (${IS_NODE} OR (${OURS}
  AND EXISTS (SELECT FROM exercise_runs run WHERE run.id = run_id AND run.state IN ('ended', 'aborted', 'archived'))))`;

const WALLS: Readonly<Record<string, Wall>> = {
  exercise_snapshots: { viewer: 'SELECT', using: OF_CONTROL, engine: 'SELECT, INSERT' },
  exercise_progress: { engine: 'SELECT, INSERT, UPDATE' },
  exercise_clock_events: { viewer: 'SELECT', using: SAME_REALM, engine: 'SELECT, INSERT' },
  exercise_deliveries: { viewer: 'SELECT', using: TOLD_TO_US, engine: 'SELECT, INSERT, UPDATE' },
  exercise_outcomes: { viewer: 'SELECT', using: OURS_AFTERWARDS, engine: 'SELECT, INSERT' },
  exercise_overrides: { viewer: 'SELECT', using: OURS_AFTERWARDS, engine: 'SELECT, INSERT' },
  exercise_observations: { viewer: 'SELECT', using: OF_CONTROL, engine: 'SELECT, INSERT' },
  exercise_simulator_keys: { engine: 'SELECT, INSERT, UPDATE' },
};
const APPENDED = [
  'exercise_snapshots',
  'exercise_clock_events',
  'exercise_outcomes',
  'exercise_overrides',
  'exercise_observations',
];

/** What happens in a drill: its frozen template, its clock, what was delivered to whom, and what came of it. */
export class CreateDrillRuns1764001110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exercise_snapshots (
        ${OF_RUN},
        template jsonb NOT NULL,
        PRIMARY KEY (run_id)
      );

      -- Who delivers for a run, and how far its journal has been held against what is expected.
      CREATE TABLE exercise_progress (
        run_id uuid PRIMARY KEY REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        evaluation jsonb NOT NULL,
        owner uuid,
        owner_seen_at timestamptz,
        -- Over, and everything of it delivered or skipped, and judged.
        settled boolean NOT NULL DEFAULT false
      );

      CREATE TABLE exercise_clock_events (
        ${OF_RUN},
        seq integer NOT NULL CHECK (seq > 0),
        type text NOT NULL CHECK (type IN ('startex', 'pause', 'resume', 'rate', 'skip_to', 'endex', 'abort')),
        wall_at timestamptz NOT NULL,
        sim_ms bigint CHECK (sim_ms >= 0),
        rate double precision CHECK (rate > 0),
        actor jsonb NOT NULL,
        reason text,
        PRIMARY KEY (run_id, seq)
      );

      CREATE TABLE exercise_deliveries (
        ${OF_CELL},
        item text NOT NULL,
        -- To people, and not to intake.
        told boolean NOT NULL,
        state text NOT NULL DEFAULT 'pending'
          CHECK (state IN ('pending', 'held', 'delivering', 'delivered', 'failed', 'skipped', 'withdrawn')),
        held_because text CHECK (held_because IN ('overdue', 'passed_over', 'by_controller')),
        fired_at timestamptz,
        moved_to_sim_ms bigint,
        -- T0, on both clocks. What is posted is made of it, so that posting it again posts the same.
        started_at timestamptz,
        started_sim_ms bigint,
        due_sim_ms bigint,
        attempts integer NOT NULL DEFAULT 0,
        retry_at timestamptz,
        -- Of what takes several posts, how many were answered.
        posted integer NOT NULL DEFAULT 0,
        posts integer NOT NULL DEFAULT 1,
        delivered_at timestamptz,
        delivered_sim_ms bigint,
        -- Why it is held, failed, skipped or withdrawn.
        reason text,
        alert_ids uuid[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (run_id, item, cell),
        CHECK ((state = 'held') = (held_because IS NOT NULL)),
        CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
        CHECK (started_at IS NOT NULL OR state NOT IN ('delivering', 'delivered'))
      );

      -- What the journal says of each expectation, whenever that changed; the latest holds.
      CREATE TABLE exercise_outcomes (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ${OF_CELL},
        item text NOT NULL,
        expectation text NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'met', 'met_late', 'missed', 'waived', 'not_evaluable')),
        outcome jsonb NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX exercise_outcomes_by_run ON exercise_outcomes (run_id, ordinal);

      -- What evaluators say of one; the latest holds, until it is withdrawn.
      CREATE TABLE exercise_overrides (
        ${OF_CELL},
        seq integer NOT NULL CHECK (seq > 0),
        item text NOT NULL,
        expectation text NOT NULL,
        state text NOT NULL CHECK (state IN ('met', 'met_late', 'missed', 'waived', 'not_evaluable', 'withdrawn')),
        at timestamptz NOT NULL,
        sim_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        note text NOT NULL,
        PRIMARY KEY (run_id, seq)
      );

      CREATE TABLE exercise_observations (
        id uuid PRIMARY KEY,
        ${OF_RUN},
        cell text,
        item text,
        objective text,
        kind text NOT NULL CHECK (kind IN ('strength', 'improvement', 'issue', 'safety')),
        body text NOT NULL,
        at timestamptz NOT NULL,
        sim_ms bigint NOT NULL,
        actor jsonb NOT NULL,
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)
      );
      CREATE INDEX exercise_observations_by_run ON exercise_observations (run_id, id);

      -- Keys the simulator of a run speaks with. What is secret of them is in the memory of who delivers, and nowhere else.
      CREATE TABLE exercise_simulator_keys (
        key_id uuid PRIMARY KEY REFERENCES sensor_keys ON DELETE CASCADE,
        run_id uuid NOT NULL REFERENCES exercise_runs,
        realm text NOT NULL REFERENCES realms,
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX exercise_simulator_keys_by_run ON exercise_simulator_keys (run_id) WHERE revoked_at IS NULL;

      -- The simulator is a gateway like any other, but nobody's: the server itself issues and revokes what it speaks with.
      GRANT INSERT ON sensor_keys TO breakwater_engine;
      GRANT UPDATE (revoked_at) ON sensor_keys TO breakwater_engine;
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    for (const table of APPENDED) await appendOnly(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE INSERT ON sensor_keys FROM breakwater_engine;
      REVOKE UPDATE (revoked_at) ON sensor_keys FROM breakwater_engine;
    `);
    for (const table of Object.keys(WALLS).toReversed()) await runner.query(`DROP TABLE ${table} CASCADE`);
  }
}
