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

/** The value itself where every string and key in it can be stored, else a copy in which they can. */
export function safeJson(value: Json): Json {
  return isStorableJson(value) ? value : storableCopy(value);
}

/** The object itself where every string and key in it can be stored, else a copy in which they can. */
export function safeJsonObject(value: JsonObject): JsonObject {
  return isStorableJson(value) ? value : copyOf(value);
}

/** Looking costs a fraction of copying, and nearly all that comes is found to be well. */
function isStorableJson(value: Json): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorableJson);
  for (const key of Object.keys(value)) {
    if (!isStorable(key) || !isStorableJson(value[key] ?? null)) return false;
  }
  return true;
}

function storableCopy(value: Json): Json {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableCopy);
  return isJsonObject(value) ? copyOf(value) : value;
}

function copyOf(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storableCopy(inner)]));
}
