import type { Pap, Tlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';

/** Which domain of sensing an alert belongs to. */
export const ALERT_KINDS = ['cyber', 'airspace', 'human', 'sensor'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ENTITY_TYPES = [
  'ip',
  'host',
  'user',
  'mac',
  'domain',
  'url',
  'hash',
  'process',
  'asset',
  'serial',
  'operator',
  'mmsi',
  'imo',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** A thing alerts share. The value is as the sensor gave it; scoping happens in `entity.ts`. */
export interface EntityRef {
  type: EntityType;
  value: string;
  /** Its part in what happened. `subject` where neither source nor target fits. */
  role: 'source' | 'target' | 'subject';
}

/** WGS 84 degrees; altitude in metres above the ellipsoid (HAE); error in metres (one sigma), absent if unknown. */
export interface Position {
  lat: number;
  lon: number;
  alt?: number;
  error?: number;
}

/** Line of bearing from a sensor: degrees true, one-sigma error in degrees, range in metres where known. */
export interface Bearing {
  azimuth: number;
  azimuthError: number;
  elevation?: number;
  range?: number;
  rangeError?: number;
}

/** One sensor's track: the alert is one point of it. */
export interface TrackRef {
  /** Stable within the sensor for as long as the sensor holds the track. */
  id: string;
  /** What the sensor takes it for, in the sensor's words. */
  class?: string;
  classConfidence?: number;
  bearing?: Bearing;
  /** Velocity in metres per second, east, north, up. */
  velocity?: { east: number; north: number; up?: number };
  /** Tracks of other sensors that this sensor itself declares to be the same thing. */
  declared?: { sensor: string; trackId: string }[];
  /** Transmitter address; weaker identity than a serial number. */
  transmitter?: string;
  /** Where the pilot or ground station is said to be. */
  pilot?: Position;
  /** Strength of the signal at the receiver, dBm. */
  strength?: number;
  /** Crewed traffic that tells of itself: it explains what others see, and opens no case. */
  context?: true;
}

/**
 * What a decoder makes of one item. Field names follow IDMEFv2 where it has the notion;
 * docs/formats.md maps every source field.
 */
export interface AlertDraft {
  /** Unique at the sensor; a resend carries the same one. */
  externalId: string;
  kind: AlertKind;
  occurredAt: Date;
  title: string;
  description?: string;
  /** 0 (nothing) to 100 (worst). */
  severity: number;
  /** 0 to 1. */
  confidence?: number;
  /** What sort of event, stable across repeats: `suricata:1:2010937`, `wazuh:5710`, `remote-id:location`. */
  signature: string;
  /** RSIT codes, with our `airspace` class beside them. */
  categories: string[];
  entities: EntityRef[];
  position?: Position;
  track?: TrackRef;
  /** Identity of the observed event itself, equal when one event is reported through several paths. */
  eventKey?: string;
  /** The sensor's own message counter, for gap notices. */
  sequence?: number;
  /** The analyser within the sensor or gateway (SAPIENT node id, Wazuh agent). */
  analyzer?: string;
  tlp?: Tlp;
  pap?: Pap;
  /** What has no column: kept for the analyst and for export. */
  attributes: JsonObject;
}

/** Why an item was not taken: a stable code, the field at fault as the sender named it, and a sentence. */
export interface Rejection {
  code: string;
  field?: string;
  reason: string;
}

export type Decoded = { draft: AlertDraft } | { rejection: Rejection };

/** What a decoder may know besides the item. */
export interface DecodeContext {
  sensor: {
    id: string;
    code: string;
    kind: string;
    siteCode: string;
    position?: Position;
  };
  receivedAt: Date;
}

/** Pure: one JSON item in, one draft or the reason against it out. Never throws on bad input. */
export type Decode = (item: JsonObject, context: DecodeContext) => Decoded;

export function rejected(code: string, reason: string, field?: string): Decoded {
  return { rejection: field === undefined ? { code, reason } : { code, field, reason } };
}
