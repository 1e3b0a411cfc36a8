import { isIP } from 'node:net';
import { Ajv, type ErrorObject } from 'ajv';
import type { JsonObject } from '../../common/json.ts';
import { type AlertDraft, type Decoded, rejected, type Rejection } from '../alert.ts';
import { EntityList } from './entity-list.ts';
import type { Format } from './format.ts';
import { nativeSchema } from './native-schema.ts';
import { parseTime } from './parse-time.ts';
import { safeJsonObject, safeText } from './safe-text.ts';
import { signatureOf } from './title-signature.ts';

type Required = 'externalId' | 'kind' | 'title' | 'severity';
type Optional = Exclude<keyof AlertDraft, Required | 'occurredAt'>;
/** An item that met the schema. */
type NativeAlert = Pick<AlertDraft, Required> & Partial<Pick<AlertDraft, Optional>> & { occurredAt: string };

// That the schema is one is for a spec to see, and takes longer than all else that happens here.
const validate = new Ajv({ validateSchema: false, meta: false }).compile<NativeAlert>(nativeSchema);

/** Breakwater's own JSON (docs/formats.md): strict, so that a misspelt field is found on the first day. */
export const nativeFormat: Format = { name: 'native', title: 'Breakwater JSON', decode };

function decode(item: JsonObject): Decoded {
  if (!validate(item)) return { rejection: explain(validate.errors?.[0]) };
  const alert: NativeAlert = item;
  const when = parseTime(alert.occurredAt);
  if ('fault' in when) return rejected(when.fault.code, `occurredAt ${when.fault.reason}`, 'occurredAt');

  const list = new EntityList();
  for (const [index, { type, value, role }] of (alert.entities ?? []).entries()) {
    if (type === 'ip' && isIP(value.trim()) === 0) {
      const field = `entities[${index}].value`;
      return rejected('bad_address', `${field} is not an IP address`, field);
    }
    list.add(type, value, role);
  }
  return {
    draft: {
      ...alert,
      occurredAt: when.time,
      title: safeText(alert.title, 512),
      ...(alert.description === undefined ? {} : { description: safeText(alert.description, 8_000) }),
      ...(alert.track?.class === undefined
        ? {}
        : { track: { ...alert.track, class: safeText(alert.track.class, 128) } }),
      signature: alert.signature ?? signatureOf('native', [], alert.title),
      categories: alert.categories ?? [],
      entities: list.entities,
      attributes: safeJsonObject(alert.attributes ?? {}),
    },
  };
}

const CODES: ReadonlyMap<string, string> = new Map([
  ['required', 'missing_field'],
  ['additionalProperties', 'unknown_field'],
  ['type', 'wrong_type'],
  ['enum', 'unknown_value'],
  ['pattern', 'bad_text'],
  ['minLength', 'missing_field'],
  ['maxLength', 'too_long'],
  ['maxItems', 'too_many'],
  ['minimum', 'out_of_range'],
  ['maximum', 'out_of_range'],
]);

/** Puts a schema fault into the words all formats use, with the field's path as the sender wrote it. */
function explain(error: ErrorObject | undefined): Rejection {
  if (!error) return { code: 'invalid', reason: 'The alert does not meet the schema' };
  const parameters: Readonly<Record<string, unknown>> = error.params;
  const named = parameters['missingProperty'] ?? parameters['additionalProperty'];
  const field = fieldPath(error.instancePath, typeof named === 'string' ? named : undefined);
  const code = CODES.get(error.keyword) ?? 'invalid';
  return { code, ...(field === '' ? {} : { field }), reason: `${field || 'The alert'} ${reasonOf(error, parameters)}` };
}

function reasonOf(error: ErrorObject, parameters: Readonly<Record<string, unknown>>): string {
  switch (error.keyword) {
    case 'required':
      return 'is missing';
    case 'minLength':
      return 'is empty';
    case 'additionalProperties':
      return 'is not a field of this format';
    case 'pattern':
      return 'is blank, starts with a blank, or holds control characters or half a character';
    case 'enum': {
      const allowed = parameters['allowedValues'];
      return Array.isArray(allowed) && allowed.length <= 16
        ? `must be one of ${allowed.join(', ')}`
        : 'is not a known value';
    }
    default:
      return error.message ?? 'is invalid';
  }
}

/** `/entities/0/value` and `name` to `entities[0].value.name`; the pointer's escapes are undone (RFC 6901). */
function fieldPath(pointer: string, named: string | undefined): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path = steps.reduce((before, step) => {
    if (/^\d+$/.test(step)) return `${before}[${step}]`;
    return before === '' ? step : `${before}.${step}`;
  }, '');
  if (named === undefined) return safeText(path, 256);
  return safeText(path === '' ? named : `${path}.${named}`, 256);
}
