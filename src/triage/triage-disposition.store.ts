import type { Operator } from '../access/operator.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Disposition, Person } from './triage-disposition.ts';
import type { TriageCloseReason } from './triage-command.ts';

export interface DispositionRow {
  acknowledged_at: Date | null;
  acknowledged_by: Person | null;
  assignee: Person | null;
  snoozed_until: Date | null;
  snoozed_by: Person | null;
  snoozed_class: number | null;
  closed_at: Date | null;
  closed_by: Person | null;
  close_reason: TriageCloseReason | null;
  close_note: string | null;
  version: string | null;
}

export const DISPOSITION_COLUMNS = `d.acknowledged_at, d.acknowledged_by, d.assignee, d.snoozed_until, d.snoozed_by,
  d.snoozed_class, d.closed_at, d.closed_by, d.close_reason, d.close_note, d.version`;

/** A disposition as it stands, and how often it has changed; 0 where nothing was ever done. */
export interface Standing {
  state: Disposition;
  version: number;
}

/** An alert that waits, as the head of its repeats, with what was done with it. */
export interface WaitingAlert extends Standing {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  siteId: string;
  tlp: Tlp;
  severityClass: number;
  /** Correlation has taken it. */
  linked: boolean;
  groupId: string | null;
  /** The case it is in, where the operator sees that. */
  home: { id: string; number: number } | null;
}

interface AlertRow extends DispositionRow {
  given: string;
  id: string;
  realm: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  tlp: Tlp;
  class: number;
  group_id: string | null;
  case_id: string | null;
  case_number: string | null;
}

/**
 * Alerts by the ids somebody named, each as the head it is told under; those that are not seen are left out. To be read
 * under the lock of `lockMarkings`, by which everything that writes dispositions or moves alerts takes turns.
 */
export async function waitingAlerts(
  transaction: Transaction,
  operator: Operator,
  ids: readonly string[],
): Promise<Map<string, WaitingAlert>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<AlertRow>(
    // Each is looked up by its key first, and only then held against what is seen: where the planner does not know yet
    // how much is seen, it would read all of that for each.
    `SELECT given.id AS given, head.id, head.realm, head.nation, head.organisation_id, head.site_id, head.tlp,
            link.group_id, home.id AS case_id, home.number AS case_number,
            breakwater_severity_class(coalesce(q.severity, head.severity)) AS class, ${DISPOSITION_COLUMNS}
     FROM unnest($${AFTER_SIGHT}::uuid[]) AS named (id)
     CROSS JOIN LATERAL (SELECT a.* FROM alerts a WHERE a.id = named.id OFFSET 0) given
     LEFT JOIN LATERAL (SELECT l.head_id, l.group_id FROM alert_links l WHERE l.alert_id = given.id OFFSET 0) link ON true
     CROSS JOIN LATERAL (SELECT a.* FROM alerts a
       -- Not coalesce(), which counts as one that might leak, and so keeps a row policy from being asked last.
       WHERE a.id = CASE WHEN link.head_id IS NULL THEN given.id ELSE link.head_id END OFFSET 0) head
     LEFT JOIN LATERAL (SELECT c.* FROM cases c WHERE c.id = link.group_id OFFSET 0) home ON ${seen('home')}
     LEFT JOIN LATERAL (SELECT h.severity FROM queue_heads h WHERE h.kind = 'alert' AND h.id = head.id OFFSET 0) q ON true
     LEFT JOIN LATERAL (SELECT t.* FROM triage_dispositions t
       WHERE t.realm = head.realm AND t.kind = 'alert' AND t.subject_id = head.id OFFSET 0) d ON true
     WHERE ${seen('given')} AND ${seen('head')}`,
    [...sightParameters(operator), ids],
  );
  const byHead = new Map<string, WaitingAlert>();
  return new Map(
    rows.map((row) => {
      // Two repeats of one head are one alert.
      const alert = byHead.get(row.id) ?? toAlert(row);
      byHead.set(row.id, alert);
      return [row.given, alert];
    }),
  );
}

/** Whether cases were put off, and how severe each is, by id. */
export async function caseStandings(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, Standing & { severityClass: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<DispositionRow & { id: string; class: number }>(
    `SELECT c.id, breakwater_severity_class(c.severity) AS class, ${DISPOSITION_COLUMNS}
     FROM unnest($2::uuid[]) AS named (id)
     CROSS JOIN LATERAL (SELECT * FROM cases WHERE id = named.id AND realm = $1 OFFSET 0) c
     LEFT JOIN LATERAL (SELECT t.* FROM triage_dispositions t
       WHERE t.realm = c.realm AND t.kind = 'case' AND t.subject_id = c.id OFFSET 0) d ON true`,
    [transaction.realm, ids],
  );
  return new Map(rows.map((row) => [row.id, { ...standingOf(row), severityClass: row.class }]));
}

/** A disposition as a change left it. */
export interface DispositionChange {
  kind: 'case' | 'alert';
  id: string;
  nation: string;
  state: Disposition;
  version: number;
}

/** Stores dispositions, each a version on from what was read. */
export async function saveDispositions(
  transaction: Transaction,
  at: Date,
  changes: readonly DispositionChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await transaction.query(
    `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, acknowledged_at, acknowledged_by, assignee,
       snoozed_until, snoozed_by, snoozed_class, closed_at, closed_by, close_reason, close_note, version, updated_at)
     SELECT $1, r.nation, r.kind, r.id, r."acknowledgedAt", nullif(r."acknowledgedBy", 'null'), nullif(r.assignee, 'null'),
       r."snoozedUntil", nullif(r."snoozedBy", 'null'), r."snoozedClass", r."closedAt", nullif(r."closedBy", 'null'),
       r."closeReason", r."closeNote", r.version, $2
     FROM jsonb_to_recordset($3::jsonb) AS r (nation text, kind text, id uuid, "acknowledgedAt" timestamptz,
       "acknowledgedBy" jsonb, assignee jsonb, "snoozedUntil" timestamptz, "snoozedBy" jsonb, "snoozedClass" smallint,
       "closedAt" timestamptz, "closedBy" jsonb, "closeReason" text, "closeNote" text, version bigint)
     ON CONFLICT (realm, kind, subject_id) DO UPDATE SET
       acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by,
       assignee = excluded.assignee, snoozed_until = excluded.snoozed_until, snoozed_by = excluded.snoozed_by,
       snoozed_class = excluded.snoozed_class, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
       close_reason = excluded.close_reason, close_note = excluded.close_note, version = excluded.version,
       updated_at = excluded.updated_at`,
    [
      transaction.realm,
      at,
      JSON.stringify(changes.map(({ kind, id, nation, state, version }) => ({ kind, id, nation, ...state, version }))),
    ],
  );
}

export function standingOf(row: DispositionRow): Standing {
  const time = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    state: {
      acknowledgedAt: time(row.acknowledged_at),
      acknowledgedBy: row.acknowledged_by,
      assignee: row.assignee,
      snoozedUntil: time(row.snoozed_until),
      snoozedBy: row.snoozed_by,
      snoozedClass: row.snoozed_class,
      closedAt: time(row.closed_at),
      closedBy: row.closed_by,
      closeReason: row.close_reason,
      closeNote: row.close_note,
    },
    version: Number(row.version ?? 0),
  };
}

function toAlert(row: AlertRow): WaitingAlert {
  return {
    ...standingOf(row),
    id: row.id,
    realm: row.realm,
    nation: row.nation,
    organisationId: row.organisation_id,
    siteId: row.site_id,
    tlp: row.tlp,
    severityClass: row.class,
    linked: row.group_id !== null,
    groupId: row.group_id,
    home: row.case_id === null ? null : { id: row.case_id, number: Number(row.case_number) },
  };
}
