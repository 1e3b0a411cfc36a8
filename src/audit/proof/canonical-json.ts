import type { Json } from '../../common/json.ts';

/**
 * The one spelling of a JSON value: no blanks, members ordered by UTF-16 code units, numbers as ECMAScript writes them
 * (RFC 8785 §3.2), so that whoever has the value has the bytes.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
