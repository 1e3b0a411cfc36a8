/** What canonical JSON can be made of: a property that is undefined is left out. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

/**
 * The one text of a JSON value (RFC 8785): members sorted by the UTF-16 units of their names, no blanks, numbers and
 * strings as ECMAScript writes them. Two values are the same exactly when their texts are.
 * @throws TypeError for what JSON has no text for: numbers that are not finite, and halves of surrogate pairs (§3.2.2).
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON has no text for this number');
  if (typeof value === 'string') return textOf(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const inner = value[name];
      return inner === undefined ? [] : [`${textOf(name)}:${canonicalJson(inner)}`];
    });
  return `{${members.join(',')}}`;
}

function textOf(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new TypeError('JSON has no text for half a surrogate pair');
  return JSON.stringify(text);
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}
