import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import type { AlertDraft } from './alert.ts';
import { effectiveTime } from './event-clock.ts';
import { aisFormat } from './formats/ais.ts';

/** An alert ready to be stored: what the writer must know of it, and the row as JSON, written once. */
export interface AlertRow {
  readonly id: string;
  readonly realm: string;
  readonly sensorId: string;
  readonly externalId: string;
  readonly json: string;
  /** Length of the JSON, which stands for the memory the row takes while it waits. */
  readonly bytes: number;
  readonly report: boolean;
  /** What a vessel says of itself over AIS, which the watch over vessels judges besides. */
  readonly vessel: boolean;
  /** Milliseconds by which its own time lies ahead of its arrival; negative where it is behind. */
  readonly leadMs: number;
}

/** What a person's report has beyond an alert. */
export interface ReportRow {
  reporter: string;
  reliability: string;
  credibility: number;
}

/** The columns of `alerts`, in the order the writer names them, with their types. */
export const ALERT_COLUMNS: readonly (readonly [name: string, type: string])[] = [
  ['id', 'uuid'],
  ['realm', 'text'],
  ['nation', 'text'],
  ['organisation_id', 'uuid'],
  ['site_id', 'uuid'],
  ['sensor_id', 'uuid'],
  ['external_id', 'text'],
  ['format', 'text'],
  ['kind', 'text'],
  ['signature', 'text'],
  ['title', 'text'],
  ['description', 'text'],
  ['severity', 'smallint'],
  ['confidence', 'real'],
  ['categories', 'text[]'],
  ['occurred_at', 'timestamptz'],
  ['received_at', 'timestamptz'],
  ['effective_at', 'timestamptz'],
  ['clock', 'text'],
  ['lat', 'double precision'],
  ['lon', 'double precision'],
  ['alt', 'double precision'],
  ['position_error', 'real'],
  ['track', 'jsonb'],
  ['event_key', 'text'],
  ['sequence', 'bigint'],
  ['analyzer', 'text'],
  ['entities', 'jsonb'],
  ['attributes', 'jsonb'],
  ['tlp', 'text'],
  ['pap', 'text'],
  ['raw', 'text'],
];

/** Where a draft came from. */
export interface Provenance {
  id: string;
  sensor: Omit<AuthenticatedSensor, 'keyId'>;
  format: string;
  receivedAt: Date;
  /** The item exactly as it was received. */
  raw: string;
  report?: ReportRow;
}

/**
 * Turns a checked draft into a row. What comes marked keeps its mark; what comes without one gets that of its
 * organisation.
 */
export function alertRow(draft: AlertDraft, { id, sensor, format, receivedAt, raw, report }: Provenance): AlertRow {
  const { effectiveAt, clock } = effectiveTime(draft.occurredAt, receivedAt, sensor);
  const json = JSON.stringify({
    id,
    realm: sensor.realm,
    nation: sensor.nation,
    organisation_id: sensor.organisationId,
    site_id: sensor.siteId,
    sensor_id: sensor.sensorId,
    external_id: draft.externalId,
    format,
    kind: draft.kind,
    signature: draft.signature,
    title: draft.title,
    description: draft.description,
    severity: Math.round(draft.severity),
    confidence: draft.confidence,
    categories: draft.categories,
    occurred_at: draft.occurredAt,
    received_at: receivedAt,
    effective_at: effectiveAt,
    clock,
    lat: draft.position?.lat,
    lon: draft.position?.lon,
    alt: draft.position?.alt,
    position_error: draft.position?.error,
    track: draft.track,
    event_key: draft.eventKey,
    sequence: draft.sequence,
    analyzer: draft.analyzer,
    entities: draft.entities,
    attributes: draft.attributes,
    tlp: draft.tlp ?? sensor.defaultTlp,
    pap: draft.pap ?? sensor.defaultPap,
    raw,
    report,
  });
  return {
    id,
    realm: sensor.realm,
    sensorId: sensor.sensorId,
    externalId: draft.externalId,
    json,
    bytes: json.length,
    report: report !== undefined,
    vessel: format === aisFormat.name,
    leadMs: draft.occurredAt.getTime() - receivedAt.getTime(),
  };
}

/** The item as it was received, out of its row. */
export function rawOf(row: AlertRow): string {
  return (JSON.parse(row.json) as { raw: string }).raw;
}
