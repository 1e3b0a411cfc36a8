import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';

/** What PostgreSQL cannot hold in text or jsonb: NUL, and halves of surrogate pairs. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Trims, replaces what cannot be stored with U+FFFD, and cuts to `most` UTF-16 units without halving a character. */
export function safeText(text: string, most: number): string {
  const clean = text.replace(UNSTORABLE, '\uFFFD').trim();
  if (clean.length <= most) return clean;
  const cut = clean.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}

export function isStorable(text: string): boolean {
  return text.search(UNSTORABLE) === -1;
}

/** A copy in which every string and key can be stored. */
export function safeJson(value: Json): Json {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\uFFFD');
  if (Array.isArray(value)) return value.map(safeJson);
  return isJsonObject(value) ? safeJsonObject(value) : value;
}

/** A copy in which every string and key can be stored. */
export function safeJsonObject(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(UNSTORABLE, '\uFFFD'), safeJson(inner)]),
  );
}
