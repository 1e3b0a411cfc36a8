import { Ajv, type ErrorObject } from 'ajv';
import { DomainError } from '../common/domain-error.ts';
import { isJsonObject } from '../common/json.ts';
import { parseJsonBody } from '../common/json-body.ts';
import { clientFrameSchemas } from './frame-schemas.ts';
import type { ClientFrame } from './live-frame.ts';

/** Deepest nesting of a frame a client may send: a list, in a filter, in a frame. */
const MAX_DEPTH = 3;

// That the schemas are such is for a spec to see, and takes longer than making validators of them.
const ajv = new Ajv({ strict: true, validateSchema: false, meta: false });
const validators = new Map(
  Object.entries(clientFrameSchemas).map(([type, schema]) => [type, ajv.compile<ClientFrame>(schema)]),
);

/**
 * Decodes a text frame. Messages name our own fields and limits only: nothing the client wrote is repeated.
 * @throws DomainError `malformed_json`, `bad_utf8`, `too_deep`, `prototype_key`, `not_an_object`, `unknown_type`,
 *   `wrong_shape`.
 */
export function decodeClientFrame(bytes: Buffer): ClientFrame {
  const value = parseJsonBody(bytes, MAX_DEPTH);
  if (value === undefined) throw new DomainError('invalid', 'malformed_json', 'The frame is empty');
  if (!isJsonObject(value)) throw new DomainError('invalid', 'not_an_object', 'A frame is a JSON object');
  const validate = typeof value['type'] === 'string' ? validators.get(value['type']) : undefined;
  if (!validate) {
    throw new DomainError('invalid', 'unknown_type', `A frame's type is one of ${[...validators.keys()].join(', ')}`);
  }
  if (validate(value)) return value;
  throw new DomainError('invalid', 'wrong_shape', complaint(validate.errors?.[0]));
}

/**
 * The path leads through properties the schema names, since no others have a schema of their own, and the message
 * tells the schema's limits; the offending key or value is in neither.
 */
function complaint(error: ErrorObject | undefined): string {
  if (!error) return 'The frame has the wrong shape';
  return `${error.instancePath === '' ? 'The frame' : error.instancePath.slice(1)} ${error.message ?? 'is wrong'}`;
}
