import type { Shown } from '../access/shown-objects.ts';
import { isJsonObject } from '../common/json.ts';

/** Reading the trail is in the trail too: entries have numbers and no ids, so the range is told. */
export function shownEntries(answer: unknown): Shown | undefined {
  const items: unknown = isJsonObject(answer) ? (answer['items'] ?? [answer]) : [];
  const indexes = Array.isArray(items)
    ? items.flatMap((item) => (isJsonObject(item) && typeof item['index'] === 'number' ? [item['index']] : []))
    : [];
  if (indexes.length === 0) return undefined;
  return {
    objects: [],
    facts: { count: indexes.length, first: Math.min(...indexes), last: Math.max(...indexes) },
  };
}
