import { ALERT_COLUMNS } from './alert-row.ts';

const names = ALERT_COLUMNS.map(([name]) => name).join(', ');
const typed = ALERT_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');

/**
 * The whole commit of a batch in one statement; `$1` is a JSON array of rows. Alerts go in ordered by their unique
 * key, so that two batches with the same alerts wait for each other instead of deadlocking; the queue to correlation
 * is filled in the order of arrival, which is the order of the ids. Gives the ids that were new.
 */
export const INSERT_ALERTS = insertStatement({});

/** The same, with the row of `reports` that belongs to each alert of a person. */
export const INSERT_ALERTS_AND_REPORTS = insertStatement({ reports: true });

/** The same, which also lets what vessels say of themselves wait for the watch over vessels (docs/vessels.md). */
export const INSERT_ALERTS_AND_VESSELS = insertStatement({ reports: true, vessels: true });

function insertStatement({ reports, vessels }: { reports?: boolean; vessels?: boolean }): string {
  return `
    WITH input AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS item (${typed}, report jsonb)
    ), inserted AS (
      INSERT INTO alerts (${names}) SELECT ${names} FROM input ORDER BY realm, sensor_id, external_id
      ON CONFLICT ON CONSTRAINT alerts_once_per_sensor DO NOTHING
      RETURNING id, realm, site_id
    ), queued AS (
      INSERT INTO correlation_inputs (realm, kind, ref, shard)
      SELECT realm, 'alert', id, breakwater_shard(site_id) FROM inserted ORDER BY id
    )${
      reports
        ? `, reported AS (
      INSERT INTO reports (alert_id, realm, nation, organisation_id, reporter, reliability, credibility, verification)
      SELECT id, input.realm, nation, organisation_id, report->>'reporter', report->>'reliability',
             (report->>'credibility')::smallint, 'unverified'
      FROM input JOIN inserted USING (id) WHERE report IS NOT NULL
    )`
        : ''
    }${
      vessels
        ? `, watched AS (
      INSERT INTO vessel_inputs (realm, sensor_id, at, ref)
      SELECT input.realm, sensor_id, effective_at, id FROM input JOIN inserted USING (id) WHERE format = 'ais'
    )`
        : ''
    }
    SELECT id FROM inserted`;
}

/** Ids of the alerts that were there first; `$1` is a JSON array of their unique keys. */
export const FIND_FIRST = `
  SELECT alerts.id, realm, sensor_id, external_id
  FROM jsonb_to_recordset($1::jsonb) AS key (realm text, sensor_id uuid, external_id text)
  JOIN alerts USING (realm, sensor_id, external_id)`;
