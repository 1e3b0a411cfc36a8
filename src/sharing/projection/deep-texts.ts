/** Members that hold what has a closed vocabulary or a fixed form, and never anything a person or a sensor wrote. */
const NEVER_TEXT: ReadonlySet<string> = new Set([
  'format',
  'id',
  'alert',
  'tlp',
  'pap',
  'occurredAt',
  'firstAt',
  'lastAt',
  'firstSeen',
  'lastSeen',
  'openedAt',
  'closedAt',
  'createdAt',
  'dueAt',
  'expiresAt',
  'at',
]);

/** A copy in which every text was replaced by what the function makes of it, however deep it lies. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapped(value, change) as Value;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, NEVER_TEXT.has(name) ? inner : mapped(inner, change)]),
  );
}

/** A copy without the members whose value is undefined. */
export function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Value;
}
