import { flatText } from '../common/flat-text.ts';
import type { AlertKind, EntityRef, Position, TrackRef } from '../intake/alert.ts';
import { entityKey } from '../intake/entity.ts';
import { isOwnFormat } from '../intake/own-formats.ts';

/** What correlation knows of one alert. Times in epoch milliseconds of effective event time. */
export interface AlertFact {
  id: string;
  /** Sensor and external id: the same for the same event in every run, so it breaks ties where ids would not. */
  ref: string;
  realm: string;
  siteId: string;
  sensorId: string;
  sensorCode: string;
  sensorKind: string;
  kind: AlertKind;
  signature: string;
  title: string;
  severity: number;
  tlp: string;
  pap: string;
  t: number;
  /** Scoped entity keys, sorted, without doubles. */
  keys: string[];
  /** No entity in it is named as the source of what happened. */
  sourceless?: boolean;
  /** Alerts with the same one, close in time, are repeats of each other. */
  foldKey: string;
  eventKey: string | null;
  track: TrackRef | null;
  position: Position | null;
  analyzer: string | null;
  /** Where the sensor stands, for lines of bearing. */
  sensorPosition: Position | null;
  /** For analysts' rules: categories, and entities with their part in what happened. No node keeps them. */
  categories?: readonly string[];
  entities?: readonly EntityRef[];
}

/** What a fact needs of its sensor. */
export interface SensorView {
  code: string;
  kind: string;
  position: Position | null;
}

/** The columns of `alerts`, with the sensor's code and kind, from which a fact is made. */
export interface AlertRow {
  id: string;
  realm: string;
  site_id: string;
  sensor_id: string;
  external_id: string;
  format: string;
  kind: AlertKind;
  signature: string;
  title: string;
  severity: number;
  tlp: string;
  pap: string;
  effective_at: Date;
  event_key: string | null;
  analyzer: string | null;
  categories?: string[];
  entities: EntityRef[];
  track: TrackRef | null;
  lat: number | null;
  lon: number | null;
  alt: number | null;
  position_error: number | null;
}

export function alertFact(row: AlertRow, sensor: SensorView, siteCode: string): AlertFact {
  const keys = [...new Set(row.entities.map((entity) => entityKey(entity, siteCode)))].sort();
  return {
    id: row.id,
    ref: flatText(`${row.sensor_id}:${row.external_id}`),
    realm: row.realm,
    siteId: row.site_id,
    sensorId: row.sensor_id,
    sensorCode: sensor.code,
    sensorKind: sensor.kind,
    kind: row.kind,
    signature: row.signature,
    title: row.title,
    severity: row.severity,
    tlp: row.tlp,
    pap: row.pap,
    t: row.effective_at.getTime(),
    keys,
    sourceless: !isOwnFormat(row.format) && row.entities.every(({ role }) => role !== 'source'),
    foldKey: foldKey(row, siteCode),
    eventKey: row.event_key,
    track: row.track,
    position: position(row),
    analyzer: row.analyzer,
    sensorPosition: sensor.position,
    ...(row.categories && { categories: row.categories }),
    entities: row.entities,
  };
}

/**
 * What makes two alerts repeats of each other: one track of one sensor; otherwise one sensor, one signature and
 * one origin (the source if there is one, else what it was about). The targets may differ, so that a scan is one
 * alert with many occurrences. A person's reports are never repeats: two people saw it. Nor is what the node says
 * itself, and nothing is a repeat of it: a sender that writes what looks like a test event must not hide behind one.
 */
function foldKey(row: AlertRow, siteCode: string): string {
  if (isOwnFormat(row.format)) return `own|${row.format}|${row.sensor_id}|${row.external_id}`;
  if (row.kind === 'human') return `report|${row.sensor_id}|${row.external_id}`;
  if (row.track) {
    const serials = row.entities
      .filter((entity) => entity.type === 'serial')
      .map((entity) => entityKey(entity, siteCode));
    return ['track', row.sensor_id, row.analyzer ?? '', row.track.id, ...serials.sort()].join('|');
  }
  const sources = row.entities.filter((entity) => entity.role === 'source');
  const subjects = row.entities.filter((entity) => entity.role === 'subject');
  const origin = sources.length > 0 ? sources : subjects.length > 0 ? subjects : row.entities;
  const keys = [...new Set(origin.map((entity) => entityKey(entity, siteCode)))].sort();
  return ['alert', row.sensor_id, row.analyzer ?? '', row.signature, ...keys].join('|');
}

function position(row: AlertRow): Position | null {
  if (row.lat === null || row.lon === null) return null;
  const found: Position = { lat: row.lat, lon: row.lon };
  if (row.alt !== null) found.alt = row.alt;
  if (row.position_error !== null) found.error = row.position_error;
  return found;
}

/** Event order: time, then the reference, which never differs between runs. */
export function before(a: { t: number; ref: string }, b: { t: number; ref: string }): boolean {
  return a.t < b.t || (a.t === b.t && a.ref < b.ref);
}
