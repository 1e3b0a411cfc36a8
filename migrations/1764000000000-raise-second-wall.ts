import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  appendOnly,
  BY_ACTOR,
  CREATE_SEES,
  HAS_ACTOR,
  IS_NODE,
  OF_NATION,
  OF_ORGANISATION,
  SAME_NATION,
  SAME_REALM,
  SEEN,
  wall,
  type Wall,
} from './row-policies.ts';

/** The case a row belongs to, for tables whose rows are seen only with it. Policies of `cases` hold in there too. */
const WITH_ITS_CASE = (column: string): string =>
  `${OF_NATION} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = ${column}))`;

const OF_SITE = `${IS_NODE} OR EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)`;

const WALLS: Readonly<Record<string, Wall>> = {
  realms: { viewer: 'SELECT', using: SAME_REALM, engine: 'SELECT, INSERT, UPDATE' },
  nations: { viewer: 'SELECT, INSERT, UPDATE, DELETE', using: 'true', check: IS_NODE, engine: 'SELECT' },
  organisations: { viewer: 'SELECT, INSERT, UPDATE, DELETE', using: 'true', check: IS_NODE, engine: 'SELECT' },
  sites: {
    viewer: 'SELECT, INSERT, UPDATE, DELETE',
    using: `${IS_NODE} OR ${SAME_NATION}`,
    engine: 'SELECT',
  },
  zones: { viewer: 'SELECT, INSERT, UPDATE, DELETE', using: OF_SITE, engine: 'SELECT' },
  assets: { viewer: 'SELECT, INSERT, UPDATE, DELETE', using: OF_SITE, engine: 'SELECT' },
  sensors: { viewer: 'SELECT, INSERT, UPDATE, DELETE', using: OF_SITE, engine: 'SELECT' },
  sensor_keys: {
    viewer: 'SELECT, INSERT, UPDATE, DELETE',
    using: `${SAME_REALM} AND (${IS_NODE} OR EXISTS (SELECT FROM sensors owner WHERE owner.id = sensor_id))`,
    engine: 'SELECT',
  },
  alerts: { viewer: 'SELECT', using: SEEN, engine: 'SELECT, INSERT' },
  // A decision is queued by whoever takes it; what waits is nobody's to read.
  correlation_inputs: { viewer: 'INSERT', using: 'false', check: SAME_REALM, engine: 'SELECT, INSERT, DELETE' },
  reports: {
    viewer: 'SELECT, UPDATE',
    using: `${OF_NATION} AND (${IS_NODE} OR EXISTS (SELECT FROM alerts owner WHERE owner.id = alert_id))`,
    engine: 'SELECT, INSERT',
  },
  rejects: { viewer: 'SELECT', using: OF_ORGANISATION, engine: 'SELECT, INSERT, DELETE' },
  sensor_states: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR EXISTS (SELECT FROM sensors owner WHERE owner.id = sensor_id))`,
    engine: 'SELECT, INSERT, UPDATE',
  },
  cases: { viewer: 'SELECT, UPDATE', using: SEEN, engine: 'SELECT, INSERT, UPDATE' },
  alert_links: {
    viewer: 'SELECT',
    using: `${OF_NATION} AND (${IS_NODE} OR EXISTS (SELECT FROM alerts owner WHERE owner.id = alert_id))`,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  correlation_progress: { engine: 'SELECT, INSERT, UPDATE' },
  case_separations: { engine: 'SELECT, INSERT, DELETE' },
  objects: { viewer: 'SELECT', using: WITH_ITS_CASE('group_id'), engine: 'SELECT, INSERT, UPDATE, DELETE' },
  notes: {
    viewer: 'SELECT, INSERT',
    using: `${SEEN} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`,
    engine: 'SELECT',
  },
  decisions: { viewer: 'SELECT, INSERT', using: WITH_ITS_CASE('case_id'), engine: 'SELECT, UPDATE' },
  journal_heads: {
    viewer: 'SELECT, UPDATE',
    using: `${SAME_REALM} OR (realm = 'access' AND ${HAS_ACTOR})`,
    engine: 'SELECT, INSERT, UPDATE',
  },
  journal: {
    viewer: 'SELECT, INSERT',
    using: SEEN,
    check: `(${SAME_REALM} OR realm = 'access') AND (${IS_NODE} OR ${SAME_NATION}) AND ${BY_ACTOR}`,
    engine: 'SELECT, INSERT',
  },
};

/**
 * Row-level security on every table, for the two roles the server works as (docs/decisions/0010), and triggers on what is
 * only ever appended to. The roles are the cluster's: another database of it may have made them before, or be at it.
 */
export class RaiseSecondWall1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['breakwater_viewer', 'breakwater_engine']) {
      await runner.query(`
        DO $$ BEGIN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        DO $$ BEGIN
          EXECUTE format('GRANT ${role} TO %I', current_user);
        EXCEPTION WHEN OTHERS THEN
          IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN RAISE; END IF;
        END $$;
        GRANT USAGE ON SCHEMA public TO ${role};
      `);
    }
    await runner.query(`
      ALTER TABLE journal ADD COLUMN origin jsonb;
      ALTER TABLE realms DROP CONSTRAINT realms_kind_check;
      ALTER TABLE realms ADD CONSTRAINT realms_kind_check CHECK (kind IN ('live', 'exercise', 'access'));
      INSERT INTO realms (realm, kind) VALUES ('access', 'access');
      INSERT INTO journal_heads (realm) VALUES ('access');

      CREATE FUNCTION breakwater_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    await runner.query(CREATE_SEES);
    // A viewer's lists are of its nation.
    await runner.query(`
      CREATE INDEX cases_of_nation_by_update ON cases (realm, nation, updated_at DESC, id DESC);
      CREATE INDEX cases_of_nation_by_priority ON cases (realm, nation, priority, (-severity), id);
      CREATE INDEX alerts_of_nation_by_arrival ON alerts (realm, nation, received_at DESC, id DESC);
      DROP INDEX alerts_by_arrival;
      CREATE INDEX rejects_of_nation ON rejects (realm, nation, received_at DESC, id DESC);
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    await appendOnly(runner, 'journal');
    // Where a person's command touches a case's row, or the journal's counter, no other column may change with it.
    await runner.query(`
      REVOKE UPDATE ON journal_heads, realms FROM breakwater_viewer;
      GRANT UPDATE (head) ON journal_heads TO breakwater_viewer;
      -- What viewers may know of a realm: that it exists.
      REVOKE SELECT ON realms FROM breakwater_viewer;
      GRANT SELECT (realm, kind) ON realms TO breakwater_viewer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER append_only ON journal; DROP TRIGGER append_only_whole ON journal');
    for (const table of Object.keys(WALLS)) {
      await runner.query(`
        DROP POLICY IF EXISTS viewer ON ${table};
        DROP POLICY engine ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
        REVOKE ALL ON ${table} FROM breakwater_viewer, breakwater_engine;
      `);
    }
    await runner.query(`
      DROP INDEX cases_of_nation_by_update, cases_of_nation_by_priority, alerts_of_nation_by_arrival, rejects_of_nation;
      CREATE INDEX alerts_by_arrival ON alerts (realm, received_at DESC, id DESC);
      DROP FUNCTION breakwater_sees(text, text, uuid, text);
      DROP FUNCTION breakwater_refuse_change();
      DELETE FROM journal WHERE realm = 'access';
      DELETE FROM journal_heads WHERE realm = 'access';
      DELETE FROM realms WHERE realm = 'access';
      ALTER TABLE realms DROP CONSTRAINT realms_kind_check;
      ALTER TABLE realms ADD CONSTRAINT realms_kind_check CHECK (kind IN ('live', 'exercise'));
      ALTER TABLE journal DROP COLUMN origin;
    `);
  }
}
