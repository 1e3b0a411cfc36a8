import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import type { Rejection } from './alert.ts';
import { safeText } from './formats/safe-text.ts';

/** Bytes of a rejected item that are kept; its true size is kept too. */
export const REJECT_RAW_BYTES = 64 * 1024;

/** Code of the one row per sensor that stands for all that were pruned; its `item_index` is how many. */
export const PRUNED = 'pruned';

/** A rejection ready to be stored. */
export interface RejectRow {
  readonly sensor: AuthenticatedSensor;
  readonly rawBytes: number;
  readonly json: string;
  readonly bytes: number;
}

/** What was rejected, and where from. */
export interface RejectedItem {
  id: string;
  sensor: AuthenticatedSensor;
  format: string;
  receivedAt: Date;
  /** Position in the body; null where the body as a whole was refused. */
  index: number | null;
  rejection: Rejection;
  raw: Buffer;
}

export function rejectRow({ id, sensor, format, receivedAt, index, rejection, raw }: RejectedItem): RejectRow {
  const kept = raw.subarray(0, REJECT_RAW_BYTES);
  const json = JSON.stringify({
    id,
    realm: sensor.realm,
    nation: sensor.nation,
    organisation_id: sensor.organisationId,
    site_id: sensor.siteId,
    sensor_id: sensor.sensorId,
    format,
    received_at: receivedAt,
    item_index: index,
    ...presentable(rejection),
    raw: kept.toString('base64'),
    raw_bytes: raw.length,
  });
  return { sensor, rawBytes: kept.length, json, bytes: json.length };
}

/** A rejection as it may be stored and shown: a field's name is the sender's, and may be anything. */
export function presentable({ code, field, reason }: Rejection): Rejection {
  const safe = { code, reason: safeText(reason, 500) };
  return field === undefined ? safe : { ...safe, field: safeText(field, 200) };
}
