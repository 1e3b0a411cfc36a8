import type { JsonObject } from '../../../common/json.ts';
import { type Decoded, type DecodeContext, rejected } from '../../alert.ts';
import { FieldReader } from '../field-readers.ts';
import { recordHash } from '../record-hash.ts';
import { safeJsonObject } from '../safe-text.ts';
import { part } from './receivers.ts';

/** Parts of a DroneScout message that are about the receiver itself. */
const ABOUT_ITSELF = ['status', 'location', 'mobile network'];

/**
 * Reads what a receiver says of itself: DroneScout `status`, `location` and `mobile network`, and a Dronetag heartbeat.
 * Undefined where the item is none of these. DroneScout's relayed ADS-B (`aircraft`) is refused: it is no Remote ID.
 */
export function decodeReceiverHealth(item: JsonObject, context: DecodeContext): Decoded | undefined {
  if (part(item, 'aircraft')) {
    return rejected('unsupported_message', 'Relayed ADS-B aircraft are not Remote ID and are not taken in', 'aircraft');
  }
  const subject = ABOUT_ITSELF.find((name) => part(item, name));
  if (subject !== undefined) return healthOf(item, subject, 'sensor ID', 1, context);
  const data = part(item, 'data');
  if (data && typeof data['status'] === 'string') return healthOf(item, 'data', 'sensor ID', 1, context);
  if (typeof item['sn'] === 'string') return healthOf(item, undefined, 'sn', 1000, context);
  return undefined;
}

function healthOf(
  item: JsonObject,
  subject: string | undefined,
  nameField: string,
  unitMs: number,
  context: DecodeContext,
): Decoded {
  const reader = FieldReader.over(item);
  const body = subject === undefined ? reader : reader.requireChild(subject);
  const receiver = body.identifier(nameField);
  const occurredAt = body.epoch('timestamp', unitMs) ?? context.receivedAt;
  const status = typeof body.value('status') === 'string' ? body.text('status', 64) : undefined;
  if (reader.rejection) return { rejection: reader.rejection };
  const fine = status === undefined || status.toLowerCase() === 'normal';
  return {
    draft: {
      externalId: recordHash([item, body.has('timestamp') ? null : occurredAt.getTime()]),
      kind: 'sensor',
      occurredAt,
      title: `Remote ID receiver ${receiver ?? context.sensor.code}: ${status ?? 'alive'}`,
      severity: fine ? 0 : 30,
      signature: 'remote-id:status',
      categories: [],
      entities: [],
      ...(receiver === undefined ? {} : { analyzer: receiver }),
      attributes: { about: subject === 'data' ? 'status' : (subject ?? 'heartbeat'), ...safeJsonObject(body.object) },
    },
  };
}
