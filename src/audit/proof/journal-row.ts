import { createHash } from 'node:crypto';

/**
 * All of a journal row, as PostgreSQL spells it: times in UTC to the microsecond, documents as the text of their jsonb,
 * which has one spelling per value and, unlike a parsed number, loses nothing.
 */
export interface JournalRow {
  realm: string;
  seq: string;
  id: string;
  type: string;
  at: string;
  recorded_at: string;
  nation: string;
  organisation_id: string;
  site_id: string | null;
  case_id: string | null;
  tlp: string;
  actor: string;
  data: string;
  origin: string | null;
}

/** SQL for a timestamptz as ISO 8601 in UTC, exact to the microsecond. */
export function exactTime(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** SQL for the columns of a {@link JournalRow}, of a table with that alias. */
export function journalColumns(alias: string): string {
  const same = ['realm', 'type', 'nation', 'tlp'].map((name) => `${alias}.${name}`);
  const asText = ['seq', 'id', 'organisation_id', 'site_id', 'case_id', 'actor', 'data', 'origin'].map(
    (name) => `${alias}.${name}::text AS ${name}`,
  );
  const times = ['at', 'recorded_at'].map((name) => `${exactTime(`${alias}.${name}`)} AS ${name}`);
  return [...same, ...asText, ...times].join(', ');
}

/** SHA-256, in hex, over the JSON array of the row's columns in the order they are declared above. */
export function journalHash(row: JournalRow): string {
  const columns = [
    row.realm,
    row.seq,
    row.id,
    row.type,
    row.at,
    row.recorded_at,
    row.nation,
    row.organisation_id,
    row.site_id,
    row.case_id,
    row.tlp,
    row.actor,
    row.data,
    row.origin,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}
