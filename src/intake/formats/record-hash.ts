import { createHash } from 'node:crypto';
import { isJsonObject, type Json } from '../../common/json.ts';

/** 128 bits of SHA-256, in 32 hex digits, over a record written with sorted keys: equal for equal content. */
export function recordHash(record: Json): string {
  return createHash('sha256').update(canonical(record)).digest('hex').slice(0, 32);
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
