import { seen } from '../access/policy/sight.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { displayId } from '../cases/case-reference.ts';
import { alertsNamed, type LinkReason, reasonsSeen } from '../intake/link-reasons.ts';
import { whyHere } from './queue-why.ts';

export interface Person {
  id: string;
  name: string;
}

/** A row as {@link QUEUE_COLUMNS} of {@link queueTables} give it. */
export interface QueueRecord {
  kind: 'case' | 'alert';
  id: string;
  number: string | null;
  title: string;
  severity: number;
  priority: number;
  status: string;
  domains: string[];
  zone: string | null;
  nation: string;
  site_id: string;
  site_code: string | null;
  site_name: string;
  timezone: string;
  sensor_id: string | null;
  sensor_name: string | null;
  format: string | null;
  rule: string | null;
  count: string;
  first_seen: Date;
  last_seen: Date;
  arrived_at: Date;
  updated_at: Date;
  acknowledged_at: Date | null;
  due: Date | null;
  assignee: string | null;
  assignee_name: string | null;
  snoozed_until: Date | null;
  closed_at: Date | null;
  closed_by: Person | null;
  case_closed_by: string | null;
  close_reason: string | null;
  tlp: Tlp;
  version: string;
  reasons: LinkReason[] | null;
  factors: { text: string; points: number }[] | null;
}

/** What is counted of a row some of whose alerts are stricter than itself: those the viewer sees. */
const COUNT = `CASE WHEN NOT q.counts_hidden THEN q.occurrences
  WHEN q.kind = 'case' THEN (SELECT count(*) FROM alert_links link JOIN alerts alert ON alert.id = link.alert_id
    WHERE link.group_id = q.id AND ${seen('alert')})
  ELSE (SELECT count(*) FROM alert_links link JOIN alerts alert ON alert.id = link.alert_id
    WHERE link.head_id = q.id AND ${seen('alert')}) END`;

export const QUEUE_COLUMNS = `q.kind, q.id, q.number, q.title, q.severity, q.priority, q.status, q.domains, q.zone, q.nation,
  q.site_id, s.code AS site_code, s.name AS site_name, s.timezone, q.sensor_id, sensor.name AS sensor_name, q.format, q.rule,
  ${COUNT} AS count, q.first_seen, q.last_seen, q.arrived_at, q.updated_at, q.acknowledged_at, q.due_at AS due, q.assignee,
  q.assignee_name, q.snoozed_until, q.closed_at, d.closed_by, c.closed_by AS case_closed_by,
  coalesce(d.close_reason, c.close_reason) AS close_reason, q.tlp, q.version, l.reasons, c.factors`;

/** `source` is `queue_heads`, or has its columns. Parameters: those of `sightParameters`. */
export function queueTables(source: string): string {
  return `${source} q LEFT JOIN sites s ON s.id = q.site_id LEFT JOIN sensors sensor ON sensor.id = q.sensor_id
    LEFT JOIN alert_links l ON q.kind = 'alert' AND l.alert_id = q.id
    LEFT JOIN cases c ON q.kind = 'case' AND c.id = q.id
    LEFT JOIN triage_dispositions d ON d.realm = q.realm AND d.kind = q.kind AND d.subject_id = q.id`;
}

/** What rows speak of that has to be looked up: people by id, and alerts that reasons name. */
export function namedIn(rows: readonly QueueRecord[]): { people: string[]; alerts: string[] } {
  return {
    people: rows.flatMap((row) => [
      ...(row.assignee_name === null && row.assignee !== null ? [row.assignee] : []),
      ...(row.case_closed_by === null ? [] : [row.case_closed_by]),
    ]),
    alerts: rows.flatMap((row) => alertsNamed(row.reasons ?? [])),
  };
}

/** What a viewer knows of who and what rows speak of. */
export interface Known {
  /** Names by id. */
  people: ReadonlyMap<string, string>;
  /** Ids of the alerts that are seen. */
  alerts: ReadonlySet<string>;
}

export function toQueueRow(row: QueueRecord, known: Known) {
  const person = (id: string): Person => ({ id, name: known.people.get(id) ?? id });
  const count = Number(row.count);
  const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
  const { reasons } = reasonsSeen(row.reasons ?? [], 0, known.alerts);
  return {
    kind: row.kind,
    id: row.id,
    displayId: row.number === null ? null : displayId(Number(row.number)),
    title: row.title,
    severity: row.severity,
    priority: row.priority,
    status: row.status,
    domains: row.domains,
    zone: row.zone,
    site:
      row.site_code === null
        ? null
        : { id: row.site_id, code: row.site_code, name: row.site_name, timezone: row.timezone },
    nation: row.nation,
    assignee: row.assignee === null ? null : assigneeOf(row, row.assignee, person),
    count,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    arrivedAt: row.arrived_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    acknowledgedAt: instant(row.acknowledged_at),
    due: instant(row.due),
    dueKind: row.due === null ? null : row.acknowledged_at === null ? ('acknowledge' as const) : ('resolve' as const),
    snoozedUntil: instant(row.snoozed_until),
    closed: row.closed_at === null ? null : closedOf(row, row.closed_at, person),
    tlp: row.tlp,
    version: Number(row.version),
    format: row.format,
    sensor: row.sensor_id === null ? null : { id: row.sensor_id, name: row.sensor_name ?? row.sensor_id },
    rule: row.rule,
    why: whyHere({ kind: row.kind, severity: row.severity, count, reasons, factors: row.factors ?? [] }),
  };
}

function assigneeOf(row: QueueRecord, id: string, person: (id: string) => Person): Person {
  return row.assignee_name === null ? person(id) : { id, name: row.assignee_name };
}

function closedOf(
  row: QueueRecord,
  at: Date,
  person: (id: string) => Person,
): { at: string; by: Person | null; reason: string | null } {
  const by = row.closed_by ?? (row.case_closed_by === null ? null : person(row.case_closed_by));
  return { at: at.toISOString(), by, reason: row.close_reason };
}
