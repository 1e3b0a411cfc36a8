import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import { ownValue } from './field-readers.ts';
import { safeJson, safeText } from './safe-text.ts';

/**
 * Readers for feeds whose records are wide, loosely typed and differ between versions: a field of the wrong type is
 * one that was not sent. What a decoder cannot do without it reads with `FieldReader`, which refuses.
 */

/** Walks own properties only; undefined where the path ends early. */
export function at(source: Json | undefined, ...path: string[]): Json | undefined {
  let value = source;
  for (const name of path) value = isJsonObject(value) ? ownValue(value, name) : undefined;
  return value;
}

/** Text, or a finite number written out; undefined for all else and for blanks. */
export function textOf(value: Json | undefined, most = 512): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? safeText(value, most) || undefined : undefined;
}

/** A number, or one written as text, as Wazuh does (`"443"`, `"630418207537175.000000"`). */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A whole number from 0 to 2^53-1 in plain digits, the same whether it was sent as a number or as text. */
export function digitsOf(value: Json | undefined): string | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= 0 && Number.isSafeInteger(number) ? number.toFixed(0) : undefined;
}

export function objectOf(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The strings of a list; one string stands for a list of itself. */
export function textsOf(value: Json | undefined, most = 64): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.slice(0, most).flatMap((inner) => textOf(inner) ?? []);
}

/** The named fields that are there, storable, under their own names. */
export function keep(source: JsonObject | undefined, names: readonly string[]): JsonObject {
  const kept: JsonObject = {};
  for (const name of names) {
    const value = source && ownValue(source, name);
    if (value !== undefined) kept[name] = safeJson(value);
  }
  return kept;
}
