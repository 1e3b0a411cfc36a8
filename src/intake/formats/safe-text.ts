import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';

/** What PostgreSQL cannot hold in text or jsonb: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Cheaper, and true of all that may be unstorable: most text passes here. */
const SUSPECT = /[\0\uD800-\uDFFF]/;

function storable(text: string): string {
  return SUSPECT.test(text) ? text.replace(UNSTORABLE, '\uFFFD') : text;
}

/** Trims, replaces what cannot be stored with U+FFFD, and cuts to `most` UTF-16 units without halving a character. */
export function safeText(text: string, most: number): string {
  const clean = storable(text).trim();
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}

export function isStorable(text: string): boolean {
  return !SUSPECT.test(text) || text.search(UNSTORABLE) === -1;
}

/** A copy in which every string and key can be stored. */
export function safeJson(value: Json): Json {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(safeJson);
  return isJsonObject(value) ? safeJsonObject(value) : value;
}

/** A copy in which every string and key can be stored. */
export function safeJsonObject(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), safeJson(inner)]));
}
