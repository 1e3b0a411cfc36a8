import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HAS_ACTOR, IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, wall } from './row-policies.ts';

const REALM_NOW = `(SELECT current_setting('breakwater.realm', true))`;

/** A run is seen by whoever acts inside it and, outside, by the organisation that holds it. */
const INSIDE_OR_OWNER = `${HAS_ACTOR} AND (${SAME_REALM}
  OR (${REALM_NOW} = 'live' AND (${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))))`;
const OF_SEEN_RUN = 'EXISTS (SELECT FROM exercise_runs owner WHERE owner.id = run_id)';

/**
 * Whoever directs, controls or watches a run sees all of its realm, and the database is told so by the node's clearance.
 * That holds for the rows of the realm alone: of what all realms share they see what they would see outside.
 */
const NOT_OF_A_RUN = `(NOT (${IS_NODE}) OR ${REALM_NOW} = 'live'
  OR (SELECT coalesce(current_setting('breakwater.nation', true), '')) = '')`;
/**
 * Whose registry they see besides: of organisations that agreed to play, of all the nation where it was its CERT. Whoever
 * makes a run names cells as they like, so naming one opens nothing. Whoever holds it has agreed, and the node's operator
 * agrees for everybody.
 */
const AGREED = (nation: string, organisation: string): string => `EXISTS (
  SELECT FROM exercise_cells cell JOIN exercise_runs run ON run.id = cell.run_id
    JOIN organisations team ON team.id = cell.organisation_id
  WHERE cell.realm = ${REALM_NOW} AND cell.nation = ${nation}
    AND (run.created_by->>'id' = 'person:operator' OR ((cell.agreed_at IS NOT NULL OR cell.organisation_id = run.organisation_id)
      AND (team.kind = 'national_cert' OR cell.organisation_id = ${organisation}))))`;

/** What holds besides for whoever watches a run, by table: tables without a realm, whose policies let the node pass. */
const OUTSIDE_REALMS: Readonly<Record<string, string>> = {
  // Cases and alerts name sites and sensors.
  sites: `${SAME_NATION} OR ${AGREED('sites.nation', 'sites.organisation_id')}`,
  zones: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  assets: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  sensors: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  flyers: SAME_NATION,
  response_targets: `EXISTS (SELECT FROM organisations owner WHERE owner.id = response_targets.organisation_id
    AND (owner.${SAME_NATION} OR ${AGREED('owner.nation', 'owner.id')}))`,
  accounts: `${SAME_NATION} AND ${SAME_ORGANISATION}`,
  sign_in_policies: SAME_ORGANISATION,
  gateways: SAME_NATION,
  organisation_settings: SAME_ORGANISATION,
  link_caps: `from_${SAME_NATION}`,
  audit_entries: `${SAME_NATION} AND ${SAME_ORGANISATION}`,
  notification_channels: `${SAME_NATION} AND ${SAME_ORGANISATION}`,
  notification_rules: `${SAME_NATION} AND ${SAME_ORGANISATION}`,
};

/** Exercise runs, each a realm of its own; the cells that play in it, and who is in them as what. */
export class CreateExerciseRuns1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exercise_runs (
        id uuid PRIMARY KEY,
        realm text NOT NULL UNIQUE REFERENCES realms,
        -- Who holds the exercise.
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        designator text NOT NULL CHECK (designator ~ '\\S'),
        template_code text NOT NULL,
        -- What the banner says besides the designator.
        banner text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'planned'
          CHECK (state IN ('planned', 'ready', 'running', 'paused', 'ended', 'aborted', 'archived')),
        created_at timestamptz NOT NULL,
        created_by jsonb NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        archived_at timestamptz,
        -- Somebody inside said that something real happened; play stops.
        real_emergency_at timestamptz,
        CHECK (realm = 'exercise:' || id)
      );
      CREATE INDEX exercise_runs_of ON exercise_runs (organisation_id, created_at DESC);

      -- The nation and organisation are those of the cell.
      CREATE TABLE exercise_cells (
        run_id uuid NOT NULL REFERENCES exercise_runs,
        code text NOT NULL,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        kind text NOT NULL CHECK (kind IN ('player', 'control', 'simcell', 'red', 'evaluator', 'observer')),
        -- When the organisation agreed to play, and who said so.
        agreed_at timestamptz,
        agreed_by jsonb,
        PRIMARY KEY (run_id, code)
      );
      CREATE INDEX exercise_cells_of_realm ON exercise_cells (realm, nation);

      -- The nation and organisation are those of the account. Nobody is in two cells of one run.
      CREATE TABLE exercise_members (
        run_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts,
        cell text NOT NULL,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        role text NOT NULL
          CHECK (role IN ('director', 'controller', 'simulator', 'evaluator', 'observer', 'player', 'safety')),
        added_at timestamptz NOT NULL,
        PRIMARY KEY (run_id, account_id),
        FOREIGN KEY (run_id, cell) REFERENCES exercise_cells (run_id, code)
      );
      CREATE INDEX exercise_members_of ON exercise_members (account_id);
    `);
    await wall(runner, 'exercise_runs', {
      viewer: 'SELECT',
      using: INSIDE_OR_OWNER,
      engine: 'SELECT, INSERT, UPDATE',
    });
    await wall(runner, 'exercise_cells', {
      viewer: 'SELECT',
      using: OF_SEEN_RUN,
      engine: 'SELECT, INSERT, UPDATE, DELETE',
    });
    await wall(runner, 'exercise_members', {
      viewer: 'SELECT',
      // Players know whom they play with; whoever holds the exercise, from outside, knows all.
      using: `${OF_SEEN_RUN} AND (${IS_NODE} OR realm <> ${REALM_NOW} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`,
      engine: 'SELECT, INSERT, UPDATE, DELETE',
    });
    for (const [table, own] of Object.entries(OUTSIDE_REALMS)) {
      await runner.query(
        `CREATE POLICY outside_realms ON ${table} AS RESTRICTIVE TO breakwater_viewer USING (${NOT_OF_A_RUN} OR ${own})`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(OUTSIDE_REALMS)) await runner.query(`DROP POLICY outside_realms ON ${table}`);
    await runner.query('DROP TABLE exercise_members, exercise_cells, exercise_runs');
  }
}
