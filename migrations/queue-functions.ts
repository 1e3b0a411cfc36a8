/**
 * The functions that keep `queue_heads`, for the migration that creates it. Frozen with it: a function is changed by a new
 * migration that replaces it, never here.
 */

/** All of them; each belongs to the engine's role. */
export const QUEUE_FUNCTIONS: readonly string[] = [
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
  'breakwater_queue_targets_changed()',
  'breakwater_queue_rebuild()',
];

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
  'due_at',
  'version',
  'search',
];
const UPSERT = `ON CONFLICT (kind, id) DO UPDATE SET ${DERIVED.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/** When a row is due: NULL where nothing is promised, and once it is closed. Targets are `t`. */
const DUE = (row: { arrived: string; severity: string; acknowledged: string; closed: string }): string => `CASE
  WHEN ${row.closed} IS NULL THEN ${row.arrived} + interval '1 minute' * (CASE
    WHEN t.organisation_id IS NULL THEN breakwater_default_minutes(breakwater_severity_class(${row.severity}), ${row.acknowledged} IS NOT NULL)
    WHEN ${row.acknowledged} IS NULL THEN t.acknowledge_minutes ELSE t.resolve_minutes END) END`;
const TARGETS = (organisation: string, severity: string): string =>
  `LEFT JOIN response_targets t ON t.organisation_id = ${organisation} AND t.class = breakwater_severity_class(${severity})`;

/** A worse severity than it was put off at wakes it. */
const SNOOZED = (severity: string): string =>
  `CASE WHEN breakwater_severity_class(${severity}) <= d.snoozed_class THEN d.snoozed_until END`;

export const CREATE_FUNCTIONS = `
  -- Makes the rows of these alerts what they should be; ids that are no heads are welcome.
  CREATE FUNCTION breakwater_queue_alerts(ids uuid[]) RETURNS void LANGUAGE plpgsql STRICT
    SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    DELETE FROM queue_heads q WHERE q.kind = 'alert' AND q.id = ANY(ids) AND NOT EXISTS (
      SELECT FROM alert_links l JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id
      WHERE l.alert_id = q.id AND l.head_id = q.id
        AND (c.id IS NULL OR breakwater_tlp_reach(c.tlp) > breakwater_tlp_reach(a.tlp)));
    WITH heads AS MATERIALIZED (
      SELECT a.id, a.realm, a.nation, a.organisation_id, a.site_id, a.sensor_id, a.external_id, a.format, a.kind,
        a.signature, a.title, a.severity, a.received_at, a.effective_at, a.entities, a.tlp, c.tlp AS case_tlp, l.occurrences, l.first_at, l.last_at, l.linked_at, l.state->>'tlp' AS fold_tlp,
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
      ${DUE({ arrived: 'h.received_at', severity: 'h.told', acknowledged: 'd.acknowledged_at', closed: 'd.closed_at' })},
      coalesce(d.version, 0),
      lower(left(concat_ws(' ', h.title, h.signature, h.external_id, (
        SELECT string_agg(entity.value->>'value', ' ') FROM jsonb_array_elements(h.entities) WITH ORDINALITY entity
        WHERE entity.ordinality <= 40)), 2000))
    FROM ranked h LEFT JOIN triage_dispositions d ON d.realm = h.realm AND d.kind = 'alert' AND d.subject_id = h.id
      ${TARGETS('h.organisation_id', 'h.told')}
    -- In one order, so that two who keep the same rows wait for each other.
    ORDER BY h.id ${UPSERT};
  END $$;

  CREATE FUNCTION breakwater_queue_cases(ids uuid[]) RETURNS void LANGUAGE plpgsql STRICT
    SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    -- A case and what was done with it change apart: whoever comes second reads what the first has written. Alerts need
    -- no such lock, since whatever moves them and whatever is done with them takes turns already (lockMarkings).
    PERFORM FROM cases WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM queue_heads q WHERE q.kind = 'case' AND q.id = ANY(ids)
      AND EXISTS (SELECT FROM cases c WHERE c.id = q.id AND c.status = 'merged');
    INSERT INTO queue_heads (kind, id, ${DERIVED.join(', ')})
    SELECT 'case', c.id, c.realm, c.nation, c.organisation_id, c.site_id, c.tlp, NULL, c.number, c.title, c.severity,
      c.priority, c.status, ARRAY(SELECT jsonb_array_elements_text(c.facts->'kinds')),
      CASE WHEN c.facts->'kinds' ? 'airspace' THEN coalesce(c.facts->>'zone', 'outside') END, NULL, NULL, NULL,
      c.alert_count, c.tlp_set IS NOT NULL, c.first_seen, c.last_seen, c.opened_at,
      greatest(c.updated_at, d.updated_at), c.acknowledged_at, c.assignee, NULL, ${SNOOZED('c.severity')},
      c.closed_at,
      ${DUE({ arrived: 'c.opened_at', severity: 'c.severity', acknowledged: 'c.acknowledged_at', closed: 'c.closed_at' })},
      c.version, lower('bw-' || c.number || ' ' || c.title)
    FROM cases c LEFT JOIN triage_dispositions d ON d.realm = c.realm AND d.kind = 'case' AND d.subject_id = c.id
      ${TARGETS('c.organisation_id', 'c.severity')}
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

  -- Of one change of an organisation's targets all its rows are due anew.
  CREATE FUNCTION breakwater_queue_targets_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    UPDATE queue_heads q SET due_at = due.at FROM (
      SELECT q.kind, q.id, ${DUE({ arrived: 'q.arrived_at', severity: 'q.severity', acknowledged: 'q.acknowledged_at', closed: 'q.closed_at' })} AS at
      FROM queue_heads q ${TARGETS('q.organisation_id', 'q.severity')}
      WHERE q.organisation_id IN (SELECT organisation_id FROM changed) AND q.closed_at IS NULL
      ORDER BY q.id FOR UPDATE OF q) due
    WHERE q.kind = due.kind AND q.id = due.id AND q.due_at IS DISTINCT FROM due.at;
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
`;
