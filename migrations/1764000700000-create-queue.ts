import type { MigrationInterface, QueryRunner } from 'typeorm';
import { wall } from './row-policies.ts';

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

/** Columns that are made anew from the tables they come from, each time one of those changes. */
const DERIVED = [
  'realm',
  'nation',
  'organisation_id',
  'site_id',
  'tlp',
  'case_tlp',
  'number',
  'title',
  'severity',
  'priority',
  'status',
  'domains',
  'zone',
  'format',
  'sensor_id',
  'rule',
  'occurrences',
  'counts_hidden',
  'first_seen',
  'last_seen',
  'arrived_at',
  'updated_at',
  'acknowledged_at',
  'assignee',
  'assignee_name',
  'snoozed_until',
  'closed_at',
  'version',
  'search',
];
const UPSERT = `ON CONFLICT (kind, id) DO UPDATE SET ${DERIVED.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** A worse severity than it was put off at wakes it. */
const SNOOZED = (severity: string): string =>
  `CASE WHEN breakwater_severity_class(${severity}) <= d.snoozed_class THEN d.snoozed_until END`;

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
        version bigint NOT NULL,
        -- What a word is looked for in, in lower case.
        search text NOT NULL,
        PRIMARY KEY (kind, id)
      ) WITH (fillfactor = 85);
      CREATE INDEX queue_heads_by_priority ON queue_heads (realm, nation, priority, (-severity), arrived_at, id, kind)
        WHERE closed_at IS NULL;
      CREATE INDEX queue_heads_by_arrival ON queue_heads (realm, nation, arrived_at, id, kind) WHERE closed_at IS NULL;

      -- 0 info, 1 low, 2 medium, 3 high, 4 critical (src/triage/queue-severity.ts).
      CREATE FUNCTION breakwater_severity_class(severity integer) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS 'SELECT width_bucket(severity, ARRAY[20, 40, 65, 85])';
      -- How far a marking reaches: the nation, the organisation, those of it who are cleared.
      CREATE FUNCTION breakwater_tlp_reach(tlp text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT CASE WHEN tlp IN ('CLEAR', 'GREEN', 'AMBER') THEN 0 WHEN tlp = 'AMBER+STRICT' THEN 1 ELSE 2 END $$;
    `);
    await wall(runner, 'queue_heads', { viewer: 'SELECT', using: SEEN, engine: 'SELECT, INSERT, UPDATE, DELETE' });
    await runner.query(`
      -- Makes the rows of these alerts what they should be; ids that are no heads are welcome.
      CREATE FUNCTION breakwater_queue_alerts(ids uuid[]) RETURNS void LANGUAGE plpgsql STRICT
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        DELETE FROM queue_heads q WHERE q.kind = 'alert' AND q.id = ANY(ids) AND NOT EXISTS (
          SELECT FROM alert_links l JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id
          WHERE l.alert_id = q.id AND l.head_id = q.id
            AND (c.id IS NULL OR breakwater_tlp_reach(c.tlp) > breakwater_tlp_reach(a.tlp)));
        WITH heads AS MATERIALIZED (
          SELECT a.*, c.tlp AS case_tlp, l.occurrences, l.first_at, l.last_at, l.linked_at, l.state->>'tlp' AS fold_tlp,
            (l.state->'worst'->>'severity')::smallint AS worst, l.state->'track'->>'zone' AS zone
          FROM alert_links l JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id
          WHERE l.alert_id = ANY(ids) AND l.head_id = l.alert_id
            AND (c.id IS NULL OR breakwater_tlp_reach(c.tlp) > breakwater_tlp_reach(a.tlp))
        ), marked AS MATERIALIZED (
          -- Repeats that people marked since; what correlation keeps of a head is the marking each came with.
          SELECT (SELECT r.head_id FROM alert_links r WHERE r.alert_id = x.id) AS head_id,
            max(breakwater_tlp_reach(x.tlp)) AS reach
          FROM alerts x WHERE x.marked_at IS NOT NULL AND (x.realm, x.site_id) IN (SELECT realm, site_id FROM heads)
          GROUP BY 1
        ), folded AS (
          SELECT h.*, greatest(breakwater_tlp_reach(coalesce(h.fold_tlp, h.tlp)), m.reach) > breakwater_tlp_reach(h.tlp)
            AND h.occurrences > 1 AS hides
          FROM heads h LEFT JOIN marked m ON m.head_id = h.id
        ), ranked AS (
          SELECT f.*, CASE WHEN f.hides THEN f.severity ELSE coalesce(f.worst, f.severity) END AS told FROM folded f
        )
        INSERT INTO queue_heads (kind, id, ${DERIVED.join(', ')})
        SELECT 'alert', h.id, h.realm, h.nation, h.organisation_id, h.site_id, h.tlp, h.case_tlp, NULL, h.title, h.told,
          CASE WHEN h.told >= 85 THEN 1 WHEN h.told >= 65 THEN 2 WHEN h.told >= 40 THEN 3 ELSE 4 END,
          CASE WHEN d.closed_at IS NULL THEN 'waiting' ELSE 'closed' END, ARRAY[h.kind], h.zone, h.format, h.sensor_id,
          h.signature, h.occurrences, h.hides, h.first_at, CASE WHEN h.hides THEN h.effective_at ELSE h.last_at END,
          h.received_at,
          greatest(h.linked_at, d.updated_at, CASE WHEN h.hides THEN NULL ELSE h.last_at END),
          d.acknowledged_at, d.assignee->>'id', d.assignee->>'name', ${SNOOZED('h.told')}, d.closed_at,
          coalesce(d.version, 0),
          lower(left(concat_ws(' ', h.title, h.signature, h.external_id, (
            SELECT string_agg(entity.value->>'value', ' ') FROM jsonb_array_elements(h.entities) WITH ORDINALITY entity
            WHERE entity.ordinality <= 40)), 2000))
        FROM ranked h LEFT JOIN triage_dispositions d ON d.realm = h.realm AND d.kind = 'alert' AND d.subject_id = h.id
        -- In one order, so that two who keep the same rows wait for each other.
        ORDER BY h.id ${UPSERT};
      END $$;

      CREATE FUNCTION breakwater_queue_cases(ids uuid[]) RETURNS void LANGUAGE plpgsql STRICT
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        DELETE FROM queue_heads q WHERE q.kind = 'case' AND q.id = ANY(ids)
          AND EXISTS (SELECT FROM cases c WHERE c.id = q.id AND c.status = 'merged');
        INSERT INTO queue_heads (kind, id, ${DERIVED.join(', ')})
        SELECT 'case', c.id, c.realm, c.nation, c.organisation_id, c.site_id, c.tlp, NULL, c.number, c.title, c.severity,
          c.priority, c.status, ARRAY(SELECT jsonb_array_elements_text(c.facts->'kinds')),
          CASE WHEN c.facts->'kinds' ? 'airspace' THEN coalesce(c.facts->>'zone', 'outside') END, NULL, NULL, NULL,
          c.alert_count, c.tlp_set IS NOT NULL, c.first_seen, c.last_seen, c.opened_at,
          greatest(c.updated_at, d.updated_at), c.acknowledged_at, c.assignee, NULL, ${SNOOZED('c.severity')},
          c.closed_at, c.version, lower('bw-' || c.number || ' ' || c.title)
        FROM cases c LEFT JOIN triage_dispositions d ON d.realm = c.realm AND d.kind = 'case' AND d.subject_id = c.id
        WHERE c.id = ANY(ids) AND c.status <> 'merged'
        ORDER BY c.id ${UPSERT};
      END $$;

      CREATE FUNCTION breakwater_queue_alerts_of(cases uuid[]) RETURNS void LANGUAGE sql
        SET search_path = pg_catalog, public, pg_temp
        AS $$ SELECT breakwater_queue_alerts(array_agg(alert_id)) FROM alert_links
          WHERE group_id = ANY(cases) AND head_id = alert_id $$;

      CREATE FUNCTION breakwater_queue_links_inserted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(alert_id)) FROM changed WHERE head_id = alert_id;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_links_updated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(DISTINCT id)) FROM (
          SELECT alert_id AS id FROM changed WHERE head_id = alert_id
          UNION ALL SELECT alert_id FROM former WHERE head_id = alert_id
          UNION ALL SELECT n.head_id FROM changed n JOIN former o USING (alert_id) WHERE n.head_id <> o.head_id) told;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_links_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(DISTINCT id)) FROM (
          SELECT alert_id AS id FROM former UNION ALL SELECT head_id FROM former) told;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_alert_marked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(head_id)) FROM alert_links WHERE alert_id = NEW.id;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_cases_inserted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_cases(array_agg(id)), breakwater_queue_alerts_of(array_agg(id)) FROM changed;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_cases_updated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_cases(array_agg(id)) FROM changed;
        PERFORM breakwater_queue_alerts_of(array_agg(n.id)) FROM changed n JOIN former o USING (id) WHERE n.tlp <> o.tlp;
        RETURN NULL;
      END $$;

      CREATE FUNCTION breakwater_queue_disposed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(subject_id)) FROM changed WHERE kind = 'alert';
        PERFORM breakwater_queue_cases(array_agg(subject_id)) FROM changed WHERE kind = 'case';
        RETURN NULL;
      END $$;

      -- A disposition that follows another head leaves the former one.
      CREATE FUNCTION breakwater_queue_disposition_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM breakwater_queue_alerts(array_agg(subject_id)) FROM (
          SELECT subject_id FROM changed WHERE kind = 'alert' UNION SELECT subject_id FROM former WHERE kind = 'alert') told;
        PERFORM breakwater_queue_cases(array_agg(subject_id)) FROM changed WHERE kind = 'case';
        RETURN NULL;
      END $$;

      -- All of the queue from nothing; for the migration, and for whoever doubts it.
      CREATE FUNCTION breakwater_queue_rebuild() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        DELETE FROM queue_heads;
        PERFORM breakwater_queue_cases(array_agg(id)) FROM cases;
        PERFORM breakwater_queue_alerts(array_agg(alert_id)) FROM alert_links WHERE head_id = alert_id;
      END $$;

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
    await ownedByEngine(runner, [
      'breakwater_queue_alerts(uuid[])',
      'breakwater_queue_cases(uuid[])',
      'breakwater_queue_alerts_of(uuid[])',
      'breakwater_queue_links_inserted()',
      'breakwater_queue_links_updated()',
      'breakwater_queue_links_deleted()',
      'breakwater_queue_alert_marked()',
      'breakwater_queue_cases_inserted()',
      'breakwater_queue_cases_updated()',
      'breakwater_queue_disposed()',
      'breakwater_queue_disposition_moved()',
      'breakwater_queue_rebuild()',
    ]);
    await runner.query('SELECT breakwater_queue_rebuild()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER queue_inserted ON alert_links; DROP TRIGGER queue_updated ON alert_links;
      DROP TRIGGER queue_deleted ON alert_links; DROP TRIGGER queue_marked ON alerts;
      DROP TRIGGER queue_inserted ON cases; DROP TRIGGER queue_updated ON cases;
      DROP TRIGGER queue_inserted ON triage_dispositions; DROP TRIGGER queue_updated ON triage_dispositions;
      DROP TRIGGER queue_deleted ON triage_dispositions;
      DROP TABLE queue_heads;
      DROP FUNCTION breakwater_queue_rebuild(), breakwater_queue_disposition_moved(), breakwater_queue_disposed(),
        breakwater_queue_cases_updated(), breakwater_queue_cases_inserted(), breakwater_queue_alert_marked(),
        breakwater_queue_links_deleted(), breakwater_queue_links_updated(), breakwater_queue_links_inserted(),
        breakwater_queue_alerts_of(uuid[]), breakwater_queue_cases(uuid[]), breakwater_queue_alerts(uuid[]),
        breakwater_tlp_reach(text), breakwater_severity_class(integer);
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
