import { correlationRules } from '../../config/correlation-rules.ts';
import { BinaryArrays } from '../database/binary-arrays.ts';
import { ALERT_COLUMNS, type AlertRow } from './alert-row.ts';

/** What a report has beyond an alert, in columns of its own behind those of the alert. */
const REPORT_COLUMNS = ['reporter', 'reliability', 'credibility'] as const;

const names = ALERT_COLUMNS.map(([name]) => name).join(', ');
/** What an array of arrays must not be, a text is. */
const unpacked = ALERT_COLUMNS.map(([name, type]) => (type === 'text[]' ? `${name}::text[]` : name)).join(', ');
const parameters = ALERT_COLUMNS.map(([, type], at) => `$${at + 1}::${type === 'text[]' ? 'text' : type}[]`);
const reportParameters = ['text', 'text', 'smallint'].map((type, at) => `$${ALERT_COLUMNS.length + at + 1}::${type}[]`);

/** A statement each connection plans once, under its name. */
export interface InsertStatement {
  readonly name: string;
  readonly text: string;
  readonly withReports: boolean;
}

/**
 * The whole commit of a batch in one statement, with `alertParameters`. Alerts go in ordered by their unique key, so that two
 * batches with the same alerts wait for each other instead of deadlocking; the queue to correlation is filled in the order of
 * arrival, which is the order of the ids. Gives one row: `fresh`, the ids that were new, or null where all were.
 */
export const INSERT_ALERTS = insertStatement('intake_alerts', {});

/** The same, with the row of `reports` that belongs to each alert of a person. */
export const INSERT_ALERTS_AND_REPORTS = insertStatement('intake_alerts_reports', { reports: true });

/** The same, which also lets what vessels say of themselves wait for the watch over vessels (docs/vessels.md). */
export const INSERT_ALERTS_AND_VESSELS = insertStatement('intake_alerts_vessels', { reports: true, vessels: true });

/** The parameters of a statement: one array for each column. */
export function alertParameters({ withReports }: InsertStatement, rows: readonly AlertRow[]): Buffer[] {
  const arrays = new BinaryArrays(rows.reduce((sum, { bytes }) => sum + bytes + 200, 0));
  const columns = ALERT_COLUMNS.map(([, type], at) =>
    arrays.column(type === 'text[]' ? 'text' : type, rows, ({ values }) => values[at]),
  );
  if (!withReports) return columns;
  return [
    ...columns,
    arrays.column('text', rows, ({ report }) => report?.reporter),
    arrays.column('text', rows, ({ report }) => report?.reliability),
    arrays.column('smallint', rows, ({ report }) => report?.credibility),
  ];
}

/** The rows that were new, out of what a statement gave. */
export function freshRows(
  rows: readonly AlertRow[],
  [result]: readonly { fresh: string[] | null }[],
): readonly AlertRow[] {
  if (!result?.fresh) return rows;
  const fresh = new Set(result.fresh);
  return rows.filter(({ id }) => fresh.has(id));
}

function insertStatement(
  name: string,
  { reports = false, vessels = false }: { reports?: boolean; vessels?: boolean },
): InsertStatement {
  const arrays = [...parameters, ...(reports ? reportParameters : [])].join(', ');
  const columns = [names, ...(reports ? REPORT_COLUMNS : [])].join(', ');
  const text = `
    WITH input AS (
      SELECT * FROM unnest(${arrays}) AS item (${columns})
    ), inserted AS (
      INSERT INTO alerts (${names}) SELECT ${unpacked} FROM input ORDER BY realm, sensor_id, external_id
      ON CONFLICT ON CONSTRAINT alerts_once_per_sensor DO NOTHING
      RETURNING id, realm, site_id, severity, received_at - effective_at AS told_after
    ), queued AS (
      INSERT INTO correlation_inputs (realm, kind, ref, shard, urgent)
      SELECT realm, 'alert', id, breakwater_shard(site_id),
        severity >= ${correlationRules.urgent.severity} AND told_after <= interval '${correlationRules.urgent.soonSeconds} seconds'
      FROM inserted ORDER BY id
    )${
      reports
        ? `, reported AS (
      INSERT INTO reports (alert_id, realm, nation, organisation_id, reporter, reliability, credibility, verification)
      SELECT id, input.realm, nation, organisation_id, reporter, reliability, credibility, 'unverified'
      FROM input JOIN inserted USING (id) WHERE reporter IS NOT NULL
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
    SELECT CASE WHEN count(*) < cardinality($1::uuid[]) THEN coalesce(array_agg(id), '{}') END AS fresh FROM inserted`;
  return { name, text, withReports: reports };
}

/** Ids of the alerts that were there first; `$1` is a JSON array of their unique keys. */
export const FIND_FIRST = `
  SELECT alerts.id, realm, sensor_id, external_id
  FROM jsonb_to_recordset($1::jsonb) AS key (realm text, sensor_id uuid, external_id text)
  JOIN alerts USING (realm, sensor_id, external_id)`;
