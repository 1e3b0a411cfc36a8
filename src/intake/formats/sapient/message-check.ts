import { isJsonObject, type Json, type JsonObject } from '../../../common/json.ts';
import type { Rejection } from '../../alert.ts';
import { ownValue } from '../field-readers.ts';
import { parseTime } from '../parse-time.ts';
import { safeText } from '../safe-text.ts';
import { ENUMERATIONS, type Enumeration } from './enumerations.ts';
import type { Choice, Field, MessageShape, Scalar } from './message-shape.ts';
import { WORKING_MESSAGES } from './messages.ts';
import { REGISTRATION_MESSAGES } from './registration-messages.ts';

export const MESSAGES: Readonly<Record<string, MessageShape>> = { ...WORKING_MESSAGES, ...REGISTRATION_MESSAGES };

/** Versions of the interface that are understood; underscores are read as blanks, as Apex does. */
export const VERSIONS: readonly string[] = ['BSI Flex 335 v2.0'];

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
/** Deeper than any class tree; a deeper message is an attack. */
const MOST_NESTED = 32;
const LONGEST_TEXT = 8_000;

/** The name of a field in the JSON form of proto3: `report_id` is written `reportId`. */
export function jsonName(field: string): string {
  return field.replace(/_+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');
}

const fieldsByKey: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(MESSAGES).map(([message, shape]) => [
    message,
    new Map(Object.keys(shape).flatMap((field) => [[field, field] as const, [jsonName(field), field] as const])),
  ]),
);

/**
 * Checks a SAPIENT message in proto3 JSON against the tables and gives it back in one spelling: fields under their names
 * in the interface (`report_id`), enumerations by their names without prefix (`CRITICAL`), numbers as numbers.
 * Codes: `missing_field`, `unknown_field`, `duplicate_field`, `conflicting_fields`, `wrong_type`, `unknown_value`,
 * `bad_uuid`, `bad_ulid`, `out_of_range`, `unsupported_version`, `too_deep`, and those of `parseTime`.
 */
export function checkMessage(item: JsonObject): { message: JsonObject } | { rejection: Rejection } {
  const check = new MessageCheck();
  const message = check.message('SapientMessage', item, '', 0);
  return check.fault ? { rejection: check.fault } : { message };
}

class MessageCheck {
  /** The first fault. After it, what is handed on is not used. */
  fault?: Rejection;

  message(name: string, item: JsonObject, path: string, depth: number): JsonObject {
    const found: JsonObject = {};
    if (depth > MOST_NESTED) {
      this.refuse('too_deep', path, `is nested more than ${MOST_NESTED} deep`);
      return found;
    }
    const shape = MESSAGES[name] ?? {};
    const keys = this.keysOf(name, item, path);
    for (const [fieldName, field] of Object.entries(shape)) {
      if (field.choice?.members[0] === fieldName) this.choice(field.choice, keys, path);
      if (this.fault) return found;
      const key = keys.get(fieldName);
      if (key !== undefined) {
        found[fieldName] = this.field(field, ownValue(item, key) ?? null, under(path, key), depth);
      } else if (field.mandatory) this.refuse('missing_field', under(path, jsonName(fieldName)), 'is missing');
    }
    return found;
  }

  /** Which key of the item gives which field; null gives none. */
  private keysOf(name: string, item: JsonObject, path: string): Map<string, string> {
    const known = fieldsByKey.get(name);
    const keys = new Map<string, string>();
    for (const key of Object.keys(item)) {
      const field = known?.get(key);
      if (field === undefined) {
        this.refuse('unknown_field', under(path, key), `is not a field of ${name} in BSI Flex 335 v2.0`);
      } else if (ownValue(item, key) !== undefined) {
        const other = keys.get(field);
        if (other !== undefined) this.refuse('duplicate_field', under(path, key), `is given as ${other} too`);
        keys.set(field, key);
      }
    }
    return keys;
  }

  private choice({ members, mandatory }: Choice, keys: ReadonlyMap<string, string>, path: string): void {
    const given = members.flatMap((member) => keys.get(member) ?? []);
    if (given.length > 1) {
      this.refuse('conflicting_fields', under(path, given[1] ?? ''), `is given, and ${given[0]} too; only one may be`);
    } else if (given.length === 0 && mandatory) {
      const names = members.map(jsonName);
      const any = names.length === 1 ? '' : `; one of ${names.join(', ')} must be given`;
      this.refuse('missing_field', under(path, names[0] ?? ''), `is missing${any}`);
    }
  }

  private field(field: Field, value: Json, path: string, depth: number): Json {
    if (!field.repeated) return this.value(field.type, value, path, depth);
    if (!Array.isArray(value)) return this.refuse('wrong_type', path, 'must be an array');
    if (field.mandatory && value.length === 0) return this.refuse('missing_field', path, 'is empty');
    return value.map((inner, index) => this.value(field.type, inner, `${path}[${index}]`, depth));
  }

  private value(type: string, value: Json, path: string, depth: number): Json {
    if (this.fault) return null;
    const enumeration = ENUMERATIONS[type];
    if (enumeration) return this.enumerated(enumeration, value, path);
    if (!(type in MESSAGES)) return this.scalar(type as Scalar, value, path);
    return isJsonObject(value)
      ? this.message(type, value, path, depth + 1)
      : this.refuse('wrong_type', path, 'must be an object');
  }

  /** By its name or, as proto3 JSON allows, by its number. */
  private enumerated({ prefix, names }: Enumeration, value: Json, path: string): Json {
    const name =
      typeof value === 'number' ? names[value] : names.find((known) => value === `${prefix}${known}` && known !== '-');
    if (name !== undefined && name !== '-') return name;
    if (typeof value !== 'string' && typeof value !== 'number') {
      return this.refuse('wrong_type', path, 'must be the name of a value');
    }
    const known = names.filter((each) => each !== '-').map((each) => `${prefix}${each}`);
    return this.refuse('unknown_value', path, `must be one of ${known.join(', ')}`);
  }

  private scalar(type: Scalar, value: Json, path: string): Json {
    if (type === 'flag') {
      return typeof value === 'boolean' ? value : this.refuse('wrong_type', path, 'must be true or false');
    }
    if (type === 'number' || type === 'integer' || type === 'fraction') return this.number(type, value, path);
    if (typeof value !== 'string') return this.refuse('wrong_type', path, 'must be text');
    const fault = textFault(type, value);
    if (fault) return this.refuse(fault.code, path, fault.reason);
    return safeText(value, LONGEST_TEXT);
  }

  /** A JSON number or, as proto3 JSON allows, one in text; never an infinite one. */
  private number(type: Scalar, value: Json, path: string): Json {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      return this.refuse('wrong_type', path, 'must be a finite number');
    }
    if (type === 'integer' && !Number.isSafeInteger(number)) {
      return this.refuse('wrong_type', path, 'must be a whole number');
    }
    if (type === 'fraction' && !(number >= 0 && number <= 1)) {
      return this.refuse('out_of_range', path, 'must lie between 0 and 1');
    }
    return number;
  }

  private refuse(code: string, path: string, reason: string): null {
    this.fault ??= { code, field: path, reason: `${path} ${reason}` };
    return null;
  }
}

function textFault(type: Scalar, value: string): Pick<Rejection, 'code' | 'reason'> | undefined {
  if (type === 'uuid' && !UUID_V4.test(value))
    return { code: 'bad_uuid', reason: 'is no lower-case UUID of version 4' };
  if (type === 'ulid' && !ULID.test(value)) return { code: 'bad_ulid', reason: 'is no upper-case ULID' };
  if (type === 'bytes' && !BASE64.test(value)) return { code: 'wrong_type', reason: 'must be base64' };
  if (type === 'version' && !VERSIONS.includes(value.replaceAll('_', ' '))) {
    return { code: 'unsupported_version', reason: `must be ${VERSIONS.join(' or ')}` };
  }
  if (type !== 'time') return undefined;
  const parsed = parseTime(value);
  return 'fault' in parsed ? parsed.fault : undefined;
}

function under(path: string, key: string): string {
  const name = safeText(key, 128) || '(no name)';
  return path === '' ? name : `${path}.${name}`;
}
