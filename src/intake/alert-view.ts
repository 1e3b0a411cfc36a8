import { seen } from '../access/policy/sight.ts';
import type { JsonObject } from '../common/json.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import type { AlertKind, EntityRef } from './alert.ts';
import { type LinkReason, reasonsSeen } from './link-reasons.ts';
import type { AlertDto, AlertSummaryDto } from './alert.dto.ts';

export interface AlertSummaryRow {
  id: string;
  external_id: string;
  format: string;
  kind: AlertKind;
  signature: string;
  title: string;
  severity: number;
  confidence: number | null;
  categories: string[];
  nation: string;
  site_id: string;
  site_code: string | null;
  sensor_id: string;
  sensor_code: string | null;
  occurred_at: Date;
  received_at: Date;
  effective_at: Date;
  clock: string;
  lat: number | null;
  lon: number | null;
  alt: number | null;
  position_error: number | null;
  entities: EntityRef[];
  tlp: Tlp;
  pap: Pap;
  case_id: string | null;
  suppressed_by: string | null;
}

export interface AlertDetailRow extends AlertSummaryRow {
  description: string | null;
  track: JsonObject | null;
  event_key: string | null;
  sequence: string | null;
  analyzer: string | null;
  attributes: JsonObject;
  raw: string;
  head_id: string | null;
  source: string;
  late: boolean;
  score: number;
  occurrences: string;
  first_at: Date;
  last_at: Date;
  linked_at: Date;
  reasons: LinkReason[];
  reporter: string | null;
  reliability: string;
  credibility: number;
  verification: string;
  verified_by: string | null;
  verified_at: Date | null;
  verification_reason: string | null;
}

export const ALERT_SUMMARY_COLUMNS = `
  a.id, a.external_id, a.format, a.kind, a.signature, a.title, a.severity, a.confidence, a.categories, a.nation,
  a.site_id, site.code AS site_code, a.sensor_id, sensor.code AS sensor_code, a.occurred_at, a.received_at,
  a.effective_at, a.clock, a.lat, a.lon, a.alt, a.position_error, a.entities, a.tlp, a.pap, c.id AS case_id,
  l.suppressed_by`;

/** A group of alerts has a case of the same id once it is worth one. Parameters: those of `sightParameters`. */
export const ALERT_SUMMARY_TABLES = `
  alerts a LEFT JOIN sites site ON site.id = a.site_id LEFT JOIN sensors sensor ON sensor.id = a.sensor_id
  LEFT JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id AND ${seen('c')}`;

export const ALERT_DETAIL_COLUMNS = `${ALERT_SUMMARY_COLUMNS},
  a.description, a.track, a.event_key, a.sequence, a.analyzer, a.attributes, a.raw,
  l.head_id, l.source, l.late, l.score, l.occurrences, l.first_at, l.last_at, l.linked_at, l.reasons,
  r.reporter, r.reliability, r.credibility, r.verification, r.verified_by, r.verified_at, r.verification_reason`;

export const ALERT_DETAIL_TABLES = `${ALERT_SUMMARY_TABLES} LEFT JOIN reports r ON r.alert_id = a.id`;

export function toAlertSummary(row: AlertSummaryRow): Pick<AlertSummaryDto, keyof AlertSummaryDto> {
  const { lat, lon } = row;
  return {
    id: row.id,
    externalId: row.external_id,
    format: row.format,
    kind: row.kind,
    signature: row.signature,
    title: row.title,
    severity: row.severity,
    confidence: row.confidence,
    categories: row.categories,
    nation: row.nation,
    site: { id: row.site_id, code: row.site_code },
    sensor: { id: row.sensor_id, code: row.sensor_code },
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    effectiveAt: row.effective_at.toISOString(),
    clock: row.clock,
    position: lat === null || lon === null ? null : { lat, lon, alt: row.alt, error: row.position_error },
    entities: row.entities,
    tlp: row.tlp,
    pap: row.pap,
    caseId: row.case_id,
    suppressedBy: row.suppressed_by,
  };
}

/**
 * An alert as a viewer sees it, who sees the alerts in `known`. The raw payload is for those who may have it: it says
 * more than the fields made of it.
 */
export function toAlert(row: AlertDetailRow, known: ReadonlySet<string>, withRaw: boolean): AlertDto {
  return {
    ...toAlertSummary(row),
    description: row.description,
    track: row.track,
    eventKey: row.event_key,
    sequence: row.sequence === null ? null : Number(row.sequence),
    analyzer: row.analyzer,
    attributes: row.attributes,
    raw: withRaw ? row.raw : null,
    link: toLink(row, known),
    report: toReport(row),
  };
}

function toLink(row: AlertDetailRow, known: ReadonlySet<string>): AlertDto['link'] {
  // Folded into an alert that the viewer does not see, it has no place that could be told.
  if (row.head_id === null || !known.has(row.head_id)) return null;
  return {
    headId: row.head_id,
    source: row.source,
    late: row.late,
    occurrences: Number(row.occurrences),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    linkedAt: row.linked_at.toISOString(),
    ...reasonsSeen(row.reasons, row.score, known),
  };
}

function toReport(row: AlertDetailRow): AlertDto['report'] {
  if (row.reporter === null) return null;
  return {
    reporter: row.reporter,
    reliability: row.reliability,
    credibility: row.credibility,
    verification: row.verification,
    verifiedBy: row.verified_by,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    verificationReason: row.verification_reason,
  };
}
