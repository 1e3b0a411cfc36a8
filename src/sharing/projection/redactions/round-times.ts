import type { Package } from '../package.ts';
import { mapTexts } from '../deep-texts.ts';
import { counting, type Redaction } from './redaction.ts';

const MEMBERS: ReadonlySet<string> = new Set([
  'occurredAt',
  'firstAt',
  'lastAt',
  'firstSeen',
  'lastSeen',
  'openedAt',
  'closedAt',
  'createdAt',
  'dueAt',
  'at',
]);
/** A date with a time, a time of day, and seconds or milliseconds since 1970. */
const WRITTEN =
  /\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?:\s?(?:Z|[+-]\d\d:?\d\d))?|(?<!\d)\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:\s?(?:am|pm|UTC|Z))?(?![\d.])|(?<!\d)1[4-9]\d{8}(?:\d{3})?(?!\d)/giu;

/** Times become the start of their span of so many minutes; times written in texts go. */
export function roundTimes(minutes: number): Redaction {
  const span = minutes * 60_000;
  return (draft) => {
    let values = 0;
    const round = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(round);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => {
          if (!MEMBERS.has(name) || typeof inner !== 'string') return [name, round(inner)];
          values += 1;
          return [name, new Date(Math.floor(Date.parse(inner) / span) * span).toISOString()];
        }),
      );
    };
    const { change, count } = counting((text) => text.replace(WRITTEN, '[time]'));
    const rounded = mapTexts(round(draft) as Package, change);
    return { draft: rounded, values: values + count() };
  };
}
