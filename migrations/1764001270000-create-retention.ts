import type { MigrationInterface, QueryRunner } from 'typeorm';
import { admitEraser } from './eraser-policies.ts';
import { IS_NODE, OF_NATION, SAME_NATION, SEEN, wall } from './row-policies.ts';

const WITH_ITS_CASE = `${OF_NATION} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;
/** Of no realm, and of no exercise's business: there nobody sees it. */
const OF_OWN_NATION = `(SELECT current_setting('breakwater.realm', true)) = 'live' AND (${IS_NODE} OR ${SAME_NATION})
  AND (SELECT coalesce(current_setting('breakwater.viewer_nation', true), '')) = ''`;

const DAYS = (column: string): string => `${column} integer CHECK (${column} BETWEEN 30 AND 36500)`;

/** What the sweeper's role is shown, by table: what a policy in force lets go, and no younger row, whoever wrote the statement. */
const OLD = `realm = 'live' AND EXISTS (SELECT FROM retention_policies p WHERE p.nation = alerts.nation AND p.effective_at <= now()
  AND alerts.received_at < now() - make_interval(days => least(p.waiting_days, p.closed_days, p.case_days)))`;
const OF_OLD = (column: string): string =>
  `realm = 'live' AND EXISTS (SELECT FROM alerts owner WHERE owner.id = ${column})`;
const SWEPT: Readonly<Record<string, { may: string; using: string }>> = {
  alerts: { may: 'SELECT, DELETE', using: OLD },
  alert_links: { may: 'SELECT, DELETE', using: OF_OLD('alert_id') },
  reports: { may: 'SELECT, DELETE', using: OF_OLD('alert_id') },
  triage_dispositions: { may: 'SELECT, DELETE', using: `kind = 'alert' AND ${OF_OLD('subject_id')}` },
  cases: { may: 'SELECT', using: `realm = 'live'` },
  retention_policies: { may: 'SELECT', using: 'true' },
  removed_alerts: { may: 'SELECT, INSERT', using: `realm = 'live'` },
};

/**
 * Removes alerts with what hangs by them. It fails whole where the role is not shown every one of them, so that a caller that chose
 * wrongly removes nothing. Links go first: the queue follows them, and finds nothing to make anew after.
 */
const REMOVE = `
  CREATE FUNCTION breakwater_remove_alerts(run uuid, doomed uuid[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE removed bigint;
  BEGIN
    -- What names one of them goes on being as strict as it was, and is shown to whom it was shown.
    INSERT INTO removed_alerts (alert_id, realm, nation, organisation_id, tlp, case_id, run_id, removed_at)
      SELECT a.id, a.realm, a.nation, a.organisation_id, a.tlp, c.id, run, now()
      FROM alerts a LEFT JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id
      WHERE a.id = ANY(doomed) AND (c.id IS NOT NULL OR a.marked_at IS NOT NULL);
    DELETE FROM alert_links WHERE alert_id = ANY(doomed);
    DELETE FROM triage_dispositions WHERE realm = 'live' AND kind = 'alert' AND subject_id = ANY(doomed);
    DELETE FROM reports WHERE alert_id = ANY(doomed);
    DELETE FROM alerts WHERE id = ANY(doomed);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed <> cardinality(doomed) THEN
      RAISE EXCEPTION 'Of % alerts to remove no policy lets % go', cardinality(doomed), cardinality(doomed) - removed
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN removed;
  END $$;`;

/**
 * How long a nation keeps its alerts, what keeps those of a case from that, and what was removed. Removing is a role's of its own,
 * by one function: the engine may not.
 */
export class CreateRetention1764001270000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A nation without a row, and a period that is NULL, keep for ever.
      CREATE TABLE retention_policies (
        nation text PRIMARY KEY REFERENCES nations,
        ${DAYS('waiting_days')},
        ${DAYS('closed_days')},
        ${DAYS('case_days')},
        ${DAYS('reject_days')},
        reason text NOT NULL,
        set_by jsonb NOT NULL,
        set_at timestamptz NOT NULL,
        -- Before it nothing of the nation is removed.
        effective_at timestamptz NOT NULL
      );

      CREATE TABLE case_holds (
        case_id uuid PRIMARY KEY REFERENCES cases,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        reason text NOT NULL,
        placed_by jsonb NOT NULL,
        placed_at timestamptz NOT NULL
      );

      CREATE TABLE retention_runs (
        id uuid PRIMARY KEY,
        nation text NOT NULL REFERENCES nations,
        -- The policy as it stood, and the instants it led to.
        policy jsonb NOT NULL,
        cutoffs jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        -- Of the last batch, which is committed with what it removed.
        moved_at timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text CHECK (outcome IN ('done', 'policy_changed')),
        CHECK ((ended_at IS NULL) = (outcome IS NULL)),
        -- Where it goes on: what it goes through, and the place within.
        stage smallint NOT NULL DEFAULT 0,
        place jsonb NOT NULL DEFAULT '[]',
        removed jsonb NOT NULL DEFAULT '{}'
      );
      CREATE UNIQUE INDEX retention_runs_open ON retention_runs (nation) WHERE ended_at IS NULL;
      CREATE INDEX retention_runs_of ON retention_runs (nation, started_at DESC, id DESC);

      -- Of alerts that were in a case, or that people marked: by whom they were seen, so that entries naming them are shown no further.
      CREATE TABLE removed_alerts (
        alert_id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        case_id uuid,
        run_id uuid NOT NULL,
        removed_at timestamptz NOT NULL
      );

      CREATE INDEX removed_alerts_of_case ON removed_alerts (case_id) WHERE case_id IS NOT NULL;

      ALTER TABLE cases ADD COLUMN alerts_removed bigint NOT NULL DEFAULT 0, ADD COLUMN alerts_removed_at timestamptz;
      CREATE INDEX cases_closed_of_nation ON cases (realm, nation, closed_at, id) WHERE status = 'closed';
      CREATE INDEX releases_of_case ON releases (case_id);
      -- The place of what was removed is taken by what comes, before a fifth of a table of years is dead.
      ALTER TABLE alerts SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);
      ALTER TABLE alert_links SET (autovacuum_vacuum_scale_factor = 0.02);
      ALTER TABLE queue_heads SET (autovacuum_vacuum_scale_factor = 0.05);

      DO $$ BEGIN
        CREATE ROLE breakwater_sweeper NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        EXECUTE format('GRANT breakwater_sweeper TO %I', current_user);
      EXCEPTION WHEN OTHERS THEN
        IF NOT pg_has_role(current_user, 'breakwater_sweeper', 'MEMBER') THEN RAISE; END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO breakwater_sweeper;
    `);
    await wall(runner, 'retention_policies', {
      viewer: 'SELECT, INSERT, UPDATE',
      using: OF_OWN_NATION,
      engine: 'SELECT, UPDATE',
    });
    await wall(runner, 'case_holds', { viewer: 'SELECT, INSERT, DELETE', using: WITH_ITS_CASE, engine: 'SELECT' });
    await wall(runner, 'retention_runs', { viewer: 'SELECT', using: OF_OWN_NATION, engine: 'SELECT, INSERT, UPDATE' });
    await wall(runner, 'removed_alerts', { viewer: 'SELECT', using: SEEN, engine: 'SELECT' });
    for (const [table, { may, using }] of Object.entries(SWEPT)) {
      await runner.query(`
        GRANT ${may} ON ${table} TO breakwater_sweeper;
        CREATE POLICY sweeper ON ${table} TO breakwater_sweeper USING (${using})
      `);
    }
    // A role may only be given what it may create, and is to create nothing afterwards.
    await runner.query(`
      ${REMOVE}
      REVOKE ALL ON FUNCTION breakwater_remove_alerts(uuid, uuid[]) FROM PUBLIC;
      GRANT CREATE ON SCHEMA public TO breakwater_sweeper;
      ALTER FUNCTION breakwater_remove_alerts(uuid, uuid[]) OWNER TO breakwater_sweeper;
      REVOKE CREATE ON SCHEMA public FROM breakwater_sweeper;
      GRANT EXECUTE ON FUNCTION breakwater_remove_alerts(uuid, uuid[]) TO breakwater_engine;
    `);
    await admitEraser(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION breakwater_remove_alerts(uuid, uuid[])');
    for (const table of Object.keys(SWEPT)) {
      await runner.query(`DROP POLICY sweeper ON ${table}; REVOKE ALL ON ${table} FROM breakwater_sweeper`);
    }
    await runner.query(`
      REVOKE USAGE ON SCHEMA public FROM breakwater_sweeper;
      ALTER TABLE alerts RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor);
      ALTER TABLE alert_links RESET (autovacuum_vacuum_scale_factor);
      ALTER TABLE queue_heads RESET (autovacuum_vacuum_scale_factor);
      DROP INDEX cases_closed_of_nation, releases_of_case;
      ALTER TABLE cases DROP COLUMN alerts_removed, DROP COLUMN alerts_removed_at;
      DROP TABLE removed_alerts, retention_runs, case_holds, retention_policies;
    `);
  }
}
