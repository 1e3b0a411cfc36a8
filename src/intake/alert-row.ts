import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import type { ArrayType, ArrayValue } from '../database/binary-arrays.ts';
import type { AlertDraft } from './alert.ts';
import { effectiveTime } from './event-clock.ts';
import { aisFormat } from './formats/ais.ts';
import { isUrgent } from './urgency.ts';

/** An alert ready to be stored: what the writer must know of it, and the values of its columns. */
export interface AlertRow {
  readonly id: string;
  readonly realm: string;
  readonly sensorId: string;
  readonly externalId: string;
  /** In the order of `ALERT_COLUMNS`. */
  readonly values: readonly ArrayValue[];
  /** About the memory the row takes while it waits. */
  readonly bytes: number;
  /** It is stored, and correlated, before others that came earlier. */
  readonly urgent: boolean;
  readonly report?: ReportRow;
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
export const ALERT_COLUMNS: readonly (readonly [name: string, type: ArrayType | 'text[]'])[] = [
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

/** What a row takes besides its long texts. */
const FIXED_BYTES = 600;

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
  const { position } = draft;
  const track = draft.track && JSON.stringify(draft.track);
  const entities = JSON.stringify(draft.entities);
  const attributes = JSON.stringify(draft.attributes);
  const values: ArrayValue[] = [
    id,
    sensor.realm,
    sensor.nation,
    sensor.organisationId,
    sensor.siteId,
    sensor.sensorId,
    draft.externalId,
    format,
    draft.kind,
    draft.signature,
    draft.title,
    draft.description,
    Math.round(draft.severity),
    draft.confidence,
    arrayText(draft.categories),
    draft.occurredAt,
    receivedAt,
    effectiveAt,
    clock,
    position?.lat,
    position?.lon,
    position?.alt,
    position?.error,
    track,
    draft.eventKey,
    draft.sequence,
    draft.analyzer,
    entities,
    attributes,
    draft.tlp ?? sensor.defaultTlp,
    draft.pap ?? sensor.defaultPap,
    raw,
  ];
  const texts = raw.length + entities.length + attributes.length + (track?.length ?? 0);
  return {
    id,
    realm: sensor.realm,
    sensorId: sensor.sensorId,
    externalId: draft.externalId,
    values,
    bytes: FIXED_BYTES + texts + draft.title.length + (draft.description?.length ?? 0),
    urgent: isUrgent(draft.severity),
    ...(report && { report }),
    vessel: format === aisFormat.name,
    leadMs: draft.occurredAt.getTime() - receivedAt.getTime(),
  };
}

/** The item as it was received, out of its row. */
export function rawOf({ values }: AlertRow): string {
  return String(values[ALERT_COLUMNS.length - 1]);
}

/** An array of texts as PostgreSQL reads it (its documentation, §8.15.2). */
function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll(/[\\"]/g, String.raw`\$&`)}"`).join(',')}}`;
}
