import { createHash } from 'node:crypto';
import { DomainError } from './domain-error.ts';
import type { Json } from './json.ts';

/** One page of a list and where the next begins; null at the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** What a part of a cursor must look like, so that a forged one never reaches the database as a broken literal. */
export const CURSOR_PART = {
  /** Microseconds since 1970: PostgreSQL's own precision, which a JavaScript Date would cut. */
  micros: /^\d{1,16}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  integer: /^-?\d{1,15}$/,
} as const;

/** Fingerprint of everything that must not change between two pages: the list, its order and its filters. */
export function cursorScope(parts: readonly Json[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}

export function encodeCursor(scope: string, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([scope, ...key])).toString('base64url');
}

/**
 * The key a cursor stands for.
 * @throws DomainError `bad_cursor` when it is malformed or was made for another list, order or filter.
 */
export function decodeCursor(scope: string, cursor: string, parts: readonly RegExp[]): string[] {
  const key = cursor.length > 400 ? undefined : read(cursor);
  const fits =
    key !== undefined &&
    key.length === parts.length + 1 &&
    key[0] === scope &&
    parts.every((part, index) => part.test(key[index + 1] ?? '')) &&
    // One cursor per place: base64 decoders also take spellings nobody was given.
    encodeCursor(scope, key.slice(1)) === cursor;
  if (!fits) {
    throw new DomainError('invalid', 'bad_cursor', 'The cursor is malformed or belongs to another order or filter', {
      field: 'cursor',
    });
  }
  return key.slice(1);
}

function read(cursor: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts a result that was read with one row more than asked for into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? cursor(last) : null };
}

/** SQL for a timestamptz column as the text a cursor carries, exact to the microsecond. */
export function microsText(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000000)::bigint::text`;
}

/** SQL for the time a parameter made by {@link microsText} stands for. */
export function microsTime(parameter: string): string {
  return `(timestamptz 'epoch' + ${parameter}::bigint * interval '1 microsecond')`;
}
