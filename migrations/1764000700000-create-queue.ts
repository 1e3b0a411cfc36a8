import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CREATE_FUNCTIONS, QUEUE_FUNCTIONS } from './queue-functions.ts';
import { IS_NODE, SAME_ORGANISATION, wall } from './row-policies.ts';

const setting = (name: string): string => `(SELECT current_setting('breakwater.${name}', true))`;

/**
 * The rule of `breakwater_sees`, written out (docs/access.md §3). The queue is counted whole on every read, and a
 * function asked of each row would cost more than the rest of the count; settings in sub-selects are read once.
 */
const SEEN = `realm = ${setting('realm')} AND (${setting('clearance')} = 'node' OR (
  ${setting('clearance')} IN ('standard', 'red') AND nation = ${setting('nation')} AND (
    tlp IN ('CLEAR', 'GREEN', 'AMBER')
    OR (organisation_id = (SELECT nullif(current_setting('breakwater.organisation', true), '')::uuid)
      AND (tlp = 'AMBER+STRICT' OR (tlp = 'RED' AND ${setting('clearance')} = 'red'))))))`;

const OF_NATIONS_ORGANISATION = `${IS_NODE} OR EXISTS (SELECT FROM organisations owner WHERE owner.id = organisation_id
  AND owner.nation = ${setting('nation')})`;

/**
 * The queue: one row for each thing to decide, kept by triggers on the tables it is made of (docs/decisions/0012), so
 * that ordering, filtering and counting a hundred thousand of them is one statement over one narrow table.
 *
 * The triggers act as the engine: whoever changes a case or an alert need not see, nor be allowed to write, the row that
 * follows from it. Viewers only read.
 */
export class CreateQueue1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE queue_heads (
        kind text NOT NULL CHECK (kind IN ('case', 'alert')),
        id uuid NOT NULL,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        tlp text NOT NULL,
        -- Of an alert in a case that is stricter than itself: to whoever does not see the case, the alert is in none.
        case_tlp text,
        number bigint,
        title text NOT NULL,
        severity smallint NOT NULL,
        priority smallint NOT NULL,
        status text NOT NULL,
        domains text[] NOT NULL,
        zone text,
        format text,
        sensor_id uuid,
        rule text,
        occurrences bigint NOT NULL,
        -- Some of what is counted is stricter than the row, so each reader's count is made when it is read.
        counts_hidden boolean NOT NULL,
        first_seen timestamptz NOT NULL,
        last_seen timestamptz NOT NULL,
        arrived_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        assignee text,
        assignee_name text,
        snoozed_until timestamptz,
        closed_at timestamptz,
        due_at timestamptz,
        version bigint NOT NULL,
        -- What a word is looked for in, in lower case.
        search text NOT NULL,
        PRIMARY KEY (kind, id)
      ) WITH (fillfactor = 85);
      CREATE INDEX queue_heads_by_priority ON queue_heads (realm, nation, priority, (-severity), arrived_at, id, kind)
        WHERE closed_at IS NULL;
      CREATE INDEX queue_heads_by_arrival ON queue_heads (realm, nation, arrived_at, id, kind) WHERE closed_at IS NULL;
      CREATE INDEX queue_heads_by_due ON queue_heads
        (realm, nation, (coalesce(due_at, timestamptz '2200-01-01 00:00Z')), id, kind) WHERE closed_at IS NULL;
      -- What it takes to count what somebody sees, so that the count reads no row.
      CREATE INDEX queue_heads_to_count ON queue_heads (realm, nation)
        INCLUDE (kind, organisation_id, tlp, case_tlp, snoozed_until) WHERE closed_at IS NULL;

      -- Minutes from arrival within which an organisation means to acknowledge, and to resolve; NULL promises nothing.
      CREATE TABLE response_targets (
        organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
        class smallint NOT NULL CHECK (class BETWEEN 0 AND 4),
        acknowledge_minutes integer CHECK (acknowledge_minutes > 0),
        resolve_minutes integer CHECK (resolve_minutes > 0),
        PRIMARY KEY (organisation_id, class)
      );

      -- 0 info, 1 low, 2 medium, 3 high, 4 critical (src/triage/queue-severity.ts).
      CREATE FUNCTION breakwater_severity_class(severity integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS 'SELECT width_bucket(severity, ARRAY[20, 40, 65, 85])';
      -- The targets of an organisation that has set none (src/triage/queue-targets.ts).
      CREATE FUNCTION breakwater_default_minutes(class integer, acknowledged boolean) RETURNS integer LANGUAGE sql
        IMMUTABLE PARALLEL SAFE
        AS 'SELECT (CASE WHEN acknowledged THEN ARRAY[NULL, 10080, 4320, 1440, 240]
          ELSE ARRAY[NULL, 1440, 240, 60, 15] END)[1 + class]';
      -- How far a marking reaches: the nation, the organisation, those of it who are cleared.
      CREATE FUNCTION breakwater_tlp_reach(tlp text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT CASE WHEN tlp IN ('CLEAR', 'GREEN', 'AMBER') THEN 0 WHEN tlp = 'AMBER+STRICT' THEN 1 ELSE 2 END $$;
    `);
    await wall(runner, 'queue_heads', { viewer: 'SELECT', using: SEEN, engine: 'SELECT, INSERT, UPDATE, DELETE' });
    await wall(runner, 'response_targets', {
      viewer: 'SELECT, INSERT, UPDATE',
      using: OF_NATIONS_ORGANISATION,
      check: `${IS_NODE} OR ${SAME_ORGANISATION}`,
      engine: 'SELECT',
    });
    await runner.query(CREATE_FUNCTIONS);
    await runner.query(`
      CREATE TRIGGER queue_inserted AFTER INSERT ON alert_links REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_links_inserted();
      CREATE TRIGGER queue_updated AFTER UPDATE ON alert_links REFERENCING OLD TABLE AS former NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_links_updated();
      CREATE TRIGGER queue_deleted AFTER DELETE ON alert_links REFERENCING OLD TABLE AS former
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_links_deleted();
      -- Alerts are written far more often than marked, so this one is by row and asks first.
      CREATE TRIGGER queue_marked AFTER UPDATE OF tlp ON alerts
        FOR EACH ROW WHEN (OLD.tlp IS DISTINCT FROM NEW.tlp) EXECUTE FUNCTION breakwater_queue_alert_marked();
      CREATE TRIGGER queue_inserted AFTER INSERT ON cases REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_cases_inserted();
      CREATE TRIGGER queue_updated AFTER UPDATE ON cases REFERENCING OLD TABLE AS former NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_cases_updated();
      CREATE TRIGGER queue_inserted AFTER INSERT ON triage_dispositions REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_disposed();
      CREATE TRIGGER queue_updated AFTER UPDATE ON triage_dispositions REFERENCING OLD TABLE AS former NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_disposition_moved();
      CREATE TRIGGER queue_deleted AFTER DELETE ON triage_dispositions REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_disposed();
    `);
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      await runner.query(`
        CREATE TRIGGER queue_targets_${event.toLowerCase()} AFTER ${event} ON response_targets
          REFERENCING ${event === 'DELETE' ? 'OLD' : 'NEW'} TABLE AS changed
          FOR EACH STATEMENT EXECUTE FUNCTION breakwater_queue_targets_changed()`);
    }
    await ownedByEngine(runner, QUEUE_FUNCTIONS);
    await runner.query('SELECT breakwater_queue_rebuild()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER queue_inserted ON alert_links; DROP TRIGGER queue_updated ON alert_links;
      DROP TRIGGER queue_deleted ON alert_links; DROP TRIGGER queue_marked ON alerts;
      DROP TRIGGER queue_inserted ON cases; DROP TRIGGER queue_updated ON cases;
      DROP TRIGGER queue_inserted ON triage_dispositions; DROP TRIGGER queue_updated ON triage_dispositions;
      DROP TRIGGER queue_deleted ON triage_dispositions;
      DROP TABLE queue_heads, response_targets;
      DROP FUNCTION ${QUEUE_FUNCTIONS.join(', ')}, breakwater_tlp_reach(text),
        breakwater_default_minutes(integer, boolean), breakwater_severity_class(integer);
    `);
  }
}

/**
 * Hands functions to the engine's role, whose rights those that are SECURITY DEFINER act with, and to nobody else. A role
 * may only be given what it may create, and is to create nothing afterwards.
 */
async function ownedByEngine(runner: QueryRunner, functions: readonly string[]): Promise<void> {
  await runner.query('GRANT CREATE ON SCHEMA public TO breakwater_engine');
  for (const named of functions) {
    await runner.query(`
      REVOKE ALL ON FUNCTION ${named} FROM PUBLIC;
      ALTER FUNCTION ${named} OWNER TO breakwater_engine;
    `);
  }
  await runner.query('REVOKE CREATE ON SCHEMA public FROM breakwater_engine');
}
