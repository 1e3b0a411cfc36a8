import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { PostContext } from './post.ts';

const NOW = /^\$now(?:([+-])(\d+)(ms|s|m|h))?$/;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** Crockford's base 32, as ULIDs use it. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A body with its placeholders filled in: `$now`, `$now+5s`, `$id`, `$uuid:name`, `$ulid:name`. The same each time it is made
 * for the same delivery; a name stands for one id throughout a run.
 */
export function filled(body: JsonObject, context: PostContext, index: number): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, filledValue(value, context, index)]));
}

/** By which intake knows what was sent before. */
export function externalId({ runId, item, cell }: PostContext, index: number): string {
  return `drill-${runId}-${item}-${cell}-${index}`;
}

function filledValue(value: Json, context: PostContext, index: number): Json {
  if (typeof value === 'string') return value.startsWith('$') ? filledText(value, context, index) : value;
  if (Array.isArray(value)) return value.map((part) => filledValue(part, context, index));
  return isJsonObject(value) ? filled(value, context, index) : value;
}

function filledText(text: string, context: PostContext, index: number): string {
  if (text === '$id') return externalId(context, index);
  const when = NOW.exec(text);
  if (when) {
    const [, sign, amount, unit] = when;
    const offset = Number(amount ?? 0) * (UNITS[unit ?? 'ms'] ?? 1) * (sign === '-' ? -1 : 1);
    return new Date(context.startedAt + offset).toISOString();
  }
  const [, kind, name] = /^\$(uuid|ulid):(.+)$/.exec(text) ?? [];
  if (name === undefined) return text;
  return kind === 'uuid' ? uuidv5(name, context.runId) : ulid(`${context.runId} ${name}`);
}

/** Of 128 bits of a hash: it says no time that means anything. */
function ulid(seed: string): string {
  let bits = BigInt(`0x${createHash('sha256').update(seed).digest('hex').slice(0, 32)}`);
  let text = '';
  for (let place = 0; place < 26; place += 1) {
    text = (BASE32[Number(bits & 31n)] ?? '0') + text;
    bits >>= 5n;
  }
  return text;
}
