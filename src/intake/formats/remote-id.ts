import type { JsonObject } from '../../common/json.ts';
import { type Decoded, type DecodeContext, rejected } from '../alert.ts';
import { FieldReader, ownValue } from './field-readers.ts';
import type { Format } from './format.ts';
import { decodeReceiverHealth } from './remote-id/receiver-health.ts';
import { part, RECEIVERS } from './remote-id/receivers.ts';
import { sightingDraft } from './remote-id/sighting-draft.ts';

/**
 * Broadcast Remote ID (ASTM F3411, ASD-STAN EN 4709-002) as receivers pass it on: DroneScout with its binary payload,
 * and the plain JSON of dronecot, Dronetag Scout, drone-mesh-mapper and DroneAware, known by their shape.
 * Codes besides those of `FieldReader`: `unknown_shape`, `bad_payload`, `missing_identity`, `unsupported_message`,
 * `bad_checksum`.
 */
export const remoteIdFormat: Format = {
  name: 'remote-id',
  title: 'Remote ID (DroneScout, dronecot, Dronetag Scout, drone-mesh-mapper, DroneAware)',
  decode,
};

/** Names under which receivers pass on that a frame failed its check, at the top or beside the payload. */
const CHECKS = ['crc_ok', 'crcOk', 'crc', 'fcs_ok', 'checksum'];
const FAILED: ReadonlySet<unknown> = new Set([false, 'bad', 'failed', 'fail', 'error', 'invalid']);

function decode(item: JsonObject, context: DecodeContext): Decoded {
  if (failedItsCheck(item)) {
    return rejected('bad_checksum', 'The frame failed its checksum at the receiver: what it says is noise');
  }
  const receiver = RECEIVERS.find((candidate) => candidate.recognises(item));
  if (!receiver) {
    return (
      decodeReceiverHealth(item, context) ??
      rejected('unknown_shape', 'The item looks like no Remote ID receiver known here')
    );
  }
  const reader = FieldReader.over(item);
  const heard = receiver.read(reader);
  return reader.rejection ? { rejection: reader.rejection } : sightingDraft(heard, context);
}

/** A broken frame decodes to serial numbers that nobody has, so it makes no alert and no drone. */
function failedItsCheck(item: JsonObject): boolean {
  return [item, part(item, 'data') ?? {}].some((level) => CHECKS.some((name) => FAILED.has(ownValue(level, name))));
}
