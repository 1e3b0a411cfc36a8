import type { Json, JsonObject } from '../../common/json.ts';
import { parseDuration } from './duration.ts';
import { stableNumber, stableUlid, stableUuid } from './stable-ids.ts';

/** What a delivery is a delivery of. All of it is stored before anything is posted, so that posting again says the same. */
export interface DeliveryContext {
  /** Id of the run. */
  run: string;
  /** Code of the item. */
  item: string;
  /** When posting began, epoch milliseconds. */
  startedAt: number;
}

const PLACEHOLDER = /\$(now|id|uuid|ulid|number)(?:([+-])([0-9hms]+))?(?::([A-Za-z0-9_-]+))?/g;
const WHOLE = new RegExp(`^${PLACEHOLDER.source}$`);

/**
 * Puts times and ids in the place of what stands for them, in texts at any depth: `$now`, `$now-5s` (RFC 3339),
 * `$now:ms`, `$now:s` (numbers, where they are all there is), `$id` (of the item's body), and `$uuid:name`, `$ulid:name`, `$number:name`,
 * which are the same wherever the run names them. `ordinal` is the place of the body within its item, from 0.
 */
export function fillPayload(body: JsonObject, context: DeliveryContext, ordinal: number): JsonObject {
  return filled(body, context, ordinal) as JsonObject;
}

function filled(value: Json, context: DeliveryContext, ordinal: number): Json {
  if (typeof value === 'string') return filledText(value, context, ordinal);
  if (Array.isArray(value)) return value.map((item) => filled(item, context, ordinal));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, context, ordinal)]));
}

function filledText(text: string, context: DeliveryContext, ordinal: number): string | number {
  const whole = WHOLE.exec(text);
  if (whole) return standsFor(whole, context, ordinal);
  return text.replaceAll(PLACEHOLDER, (...match: string[]) =>
    String(standsFor(match as unknown as RegExpExecArray, context, ordinal)),
  );
}

function standsFor(
  match: RegExpExecArray,
  { run, item, startedAt }: DeliveryContext,
  ordinal: number,
): string | number {
  const [text, word, sign, span, name = ''] = match;
  const passed = span === undefined ? 0 : parseDuration(span);
  if (passed === null) return text;
  switch (word) {
    case 'now': {
      const at = startedAt + (sign === '-' ? -passed : passed);
      if (name === 'ms') return at;
      return name === 's' ? Math.floor(at / 1_000) : new Date(at).toISOString();
    }
    case 'id':
      return `${run}:${item}:${ordinal}`;
    case 'uuid':
      return stableUuid(`${run}/${name}`);
    case 'ulid':
      return stableUlid(`${run}/${name}`, startedAt);
    default:
      return stableNumber(`${run}/${name}`);
  }
}
