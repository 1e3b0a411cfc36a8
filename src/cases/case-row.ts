import { seen } from '../access/policy/sight.ts';
import { displayId } from './case-reference.ts';
import type { CaseDto } from './case-view.dto.ts';

/** Another case that the viewer sees. */
interface NamedCase {
  id: string;
  number: number;
}

interface Hold {
  reason: string;
  by: string;
  at: string;
}

/** A case as {@link CASE_COLUMNS} of {@link caseTables} give it. */
export interface CaseRow {
  id: string;
  number: string;
  title: string;
  status: CaseDto['status'];
  close_reason: CaseDto['closeReason'];
  severity: number;
  severity_source: CaseDto['severitySource'];
  priority: number;
  factors: CaseDto['factors'];
  kinds: string[] | null;
  zone: string | null;
  assignee: string | null;
  nation: string;
  organisation_id: string;
  organisation_code: string;
  organisation_name: string;
  site_id: string;
  site_code: string;
  site_name: string;
  tlp: CaseDto['tlp'];
  pap: CaseDto['pap'];
  first_seen: Date;
  last_seen: Date;
  opened_at: Date;
  updated_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  closed_at: Date | null;
  survivor_id: string | null;
  survivor_number: string | null;
  continues: NamedCase | null;
  continued_in: NamedCase | null;
  hold: Hold | null;
  holds_taken_in: (Hold & { case: NamedCase })[] | null;
  alerts_removed: string;
  alert_count: string;
  version: string;
}

/**
 * How many alerts of a case the viewer sees. They are all of them, unless two people set the case lower than an alert in
 * it. Parameters: those of `sightParameters`.
 */
export function alertsSeen(alias: string): string {
  return `CASE WHEN ${alias}.tlp_set IS NULL THEN ${alias}.alert_count ELSE (
    SELECT count(*) FROM alert_links link JOIN alerts alert ON alert.id = link.alert_id
    WHERE link.group_id = ${alias}.id AND ${seen('alert')}) + ${removedSeen(alias)} END`;
}

/** The same of those that were deleted since. */
function removedSeen(alias: string): string {
  return `CASE WHEN ${alias}.tlp_set IS NULL OR ${alias}.alerts_removed = 0 THEN ${alias}.alerts_removed ELSE (
    SELECT count(*) FROM removed_alerts gone WHERE gone.case_id = ${alias}.id AND ${seen('gone')}) END`;
}

/** The first of the cases on either side of a cap that the viewer sees. Parameters: those of `sightParameters`. */
function neighbour(condition: string): string {
  return `(SELECT jsonb_build_object('id', other.id, 'number', other.number) FROM cases other
    WHERE ${condition} AND other.realm = c.realm AND ${seen('other')} ORDER BY other.number LIMIT 1)`;
}

const HOLD = `jsonb_build_object('reason', h.reason, 'by', h.placed_by->>'name', 'at', h.placed_at)`;

/** Holds on the cases that were merged into it, and into those, as far as the viewer sees them. Parameters: those of `sightParameters`. */
const HOLDS_TAKEN_IN = `(
  WITH RECURSIVE taken AS (
    SELECT t.id FROM cases t WHERE t.merged_into = c.id AND t.realm = c.realm
    UNION SELECT t.id FROM taken JOIN cases t ON t.merged_into = taken.id AND t.realm = c.realm)
  SELECT jsonb_agg(${HOLD} || jsonb_build_object('case', jsonb_build_object('id', m.id, 'number', m.number)) ORDER BY m.number)
  FROM taken JOIN case_holds h ON h.case_id = taken.id JOIN cases m ON m.id = taken.id WHERE ${seen('m')})`;

export const CASE_COLUMNS = `c.id, c.number, c.title, c.status, c.close_reason, c.severity, c.severity_source, c.priority, c.factors,
  c.facts->'kinds' AS kinds, c.facts->>'zone' AS zone, c.assignee, c.nation, c.organisation_id,
  o.code AS organisation_code, o.name AS organisation_name, c.site_id, s.code AS site_code, s.name AS site_name,
  c.tlp, c.pap, c.first_seen, c.last_seen, c.opened_at, c.updated_at, c.acknowledged_at, c.acknowledged_by, c.closed_at,
  survivor.id AS survivor_id, survivor.number AS survivor_number,
  ${neighbour('other.id = c.continues_id')} AS continues, ${neighbour('other.continues_id = c.id')} AS continued_in,
  (SELECT ${HOLD} FROM case_holds h WHERE h.case_id = c.id) AS hold, ${HOLDS_TAKEN_IN} AS holds_taken_in,
  ${removedSeen('c')} AS alerts_removed, ${alertsSeen('c')} AS alert_count, c.version`;

/** A merged case with the one at the end of its chain of merges; `source` is `cases`, or has its columns. */
export const caseTables = (source = 'cases'): string => `${source} c
  JOIN sites s ON s.id = c.site_id JOIN organisations o ON o.id = c.organisation_id
  LEFT JOIN LATERAL (
    WITH RECURSIVE chain AS (
      SELECT t.id, t.number, t.merged_into FROM cases t WHERE t.id = c.merged_into AND t.realm = c.realm
      UNION
      SELECT t.id, t.number, t.merged_into FROM chain JOIN cases t ON t.id = chain.merged_into AND t.realm = c.realm
    )
    SELECT id, number FROM chain WHERE merged_into IS NULL
  ) survivor ON true`;

export function toCase(row: CaseRow): CaseDto {
  return {
    id: row.id,
    displayId: displayId(Number(row.number)),
    number: Number(row.number),
    title: row.title,
    status: row.status,
    closeReason: row.close_reason,
    severity: row.severity,
    severitySource: row.severity_source,
    priority: row.priority,
    factors: row.factors,
    kinds: row.kinds ?? [],
    zone: row.zone ?? 'outside',
    assignee: row.assignee,
    nation: row.nation,
    organisation: { id: row.organisation_id, code: row.organisation_code, name: row.organisation_name },
    site: { id: row.site_id, code: row.site_code, name: row.site_name },
    tlp: row.tlp,
    pap: row.pap,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    mergedInto: row.survivor_id === null ? null : named({ id: row.survivor_id, number: Number(row.survivor_number) }),
    continues: row.continues && named(row.continues),
    continuedIn: row.continued_in && named(row.continued_in),
    hold: row.hold && toHold(row.hold),
    holdsTakenIn: (row.holds_taken_in ?? []).map(toHoldTakenIn),
    alertsRemoved: Number(row.alerts_removed),
    alertCount: Number(row.alert_count),
    version: Number(row.version),
  };
}

function toHold({ at, ...said }: Hold): Hold {
  return { ...said, at: new Date(at).toISOString() };
}

function toHoldTakenIn({ case: of, ...hold }: Hold & { case: NamedCase }): CaseDto['holdsTakenIn'][number] {
  return { ...toHold(hold), case: named(of) };
}

function named({ id, number }: NamedCase): NonNullable<CaseDto['continues']> {
  return { id, number, displayId: displayId(number) };
}
