import { CURSOR_PART, microsText, microsTime } from '../common/page-cursor.ts';

/** What is not due comes last; a cursor has no sign for infinity. */
const DUE_ORDER = `coalesce(q.due_at, timestamptz '2200-01-01 00:00Z')`;

export const QUEUE_ORDERS = ['priority', 'newest', 'oldest', 'due'] as const;
/**
 * `priority`: most urgent first, within that the most severe, then what waits longest; `newest` and `oldest` by arrival;
 * `due`: what is due first.
 */
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** A column of an order: itself, and how its value goes into a cursor and comes back. */
interface KeyColumn {
  sql: string;
  text: string;
  part: RegExp;
  value: (parameter: string) => string;
}

const whole = (sql: string): KeyColumn => ({
  sql,
  text: `(${sql})::text`,
  part: CURSOR_PART.integer,
  value: (p) => `${p}::bigint`,
});
const time = (sql: string): KeyColumn => ({ sql, text: microsText(sql), part: CURSOR_PART.micros, value: microsTime });

/** A case may have the id of an alert that was once in it, so that the id alone does not settle an order. */
const IDENTITY: readonly KeyColumn[] = [
  { sql: 'q.id', text: 'q.id::text', part: CURSOR_PART.uuid, value: (p) => `${p}::uuid` },
  { sql: 'q.kind', text: 'q.kind', part: /^(case|alert)$/, value: (p) => `${p}::text` },
];

export interface Ordering {
  key: readonly KeyColumn[];
  direction: 'ASC' | 'DESC';
}

export const ORDERINGS: Readonly<Record<QueueOrder, Ordering>> = {
  // Severity is negated so that one row comparison orders all.
  priority: {
    key: [whole('q.priority'), whole('(-q.severity)'), time('q.arrived_at'), ...IDENTITY],
    direction: 'ASC',
  },
  newest: { key: [time('q.arrived_at'), ...IDENTITY], direction: 'DESC' },
  oldest: { key: [time('q.arrived_at'), ...IDENTITY], direction: 'ASC' },
  due: { key: [time(DUE_ORDER), ...IDENTITY], direction: 'ASC' },
};

/** ORDER BY list. */
export function inOrder({ key, direction }: Ordering): string {
  return key.map(({ sql }) => `${sql} ${direction}`).join(', ');
}

/** Text array of a row's place in the order. */
export function placeText({ key }: Ordering): string {
  return `ARRAY[${key.map(({ text }) => text).join(', ')}]`;
}

/** Condition for the rows after a place; `bind` adds a parameter and gives its name. */
export function afterPlace(
  { key, direction }: Ordering,
  place: readonly string[],
  bind: (value: unknown) => string,
): string {
  const values = key.map(({ value }, index) => value(bind(place[index])));
  const sign = direction === 'ASC' ? '>' : '<';
  return `(${key.map(({ sql }) => sql).join(', ')}) ${sign} (${values.join(', ')})`;
}
