import type { JsonObject } from '../../common/json.ts';
import { type Decoded, type DecodeContext, rejected } from '../alert.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { decodeReceiverHealth } from './remote-id/receiver-health.ts';
import { RECEIVERS } from './remote-id/receivers.ts';
import { sightingDraft } from './remote-id/sighting-draft.ts';

/**
 * Broadcast Remote ID (ASTM F3411, ASD-STAN EN 4709-002) as receivers pass it on: DroneScout with its binary payload,
 * and the plain JSON of dronecot, Dronetag Scout, drone-mesh-mapper and DroneAware, known by their shape.
 * Codes besides those of `FieldReader`: `unknown_shape`, `bad_payload`, `missing_identity`, `unsupported_message`.
 */
export const remoteIdFormat: Format = {
  name: 'remote-id',
  title: 'Remote ID (DroneScout, dronecot, Dronetag Scout, drone-mesh-mapper, DroneAware)',
  decode,
};

function decode(item: JsonObject, context: DecodeContext): Decoded {
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
