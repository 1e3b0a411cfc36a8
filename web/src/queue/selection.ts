import type { Frozen } from './contract.ts';
import type { RowKey } from './row-key.ts';

/**
 * What is chosen: rows one by one, or everything that matched a filter at an instant, which the server keeps (`frozen`);
 * of that, `keys` are the rows that were in the list then.
 */
export interface Selection {
  keys: ReadonlySet<RowKey>;
  /** Where a range begins. */
  anchor: RowKey | null;
  frozen: (Frozen & { filter: string }) | null;
}

export const NOTHING: Selection = { keys: new Set(), anchor: null, frozen: null };

export const isEmpty = ({ keys, frozen }: Selection): boolean => frozen === null && keys.size === 0;

export const countOf = ({ keys, frozen }: Selection): number => frozen?.count ?? keys.size;

/** Adds or takes out one row. What was frozen is that no longer: it cannot be all that matches but one. */
export function toggled({ keys }: Selection, key: RowKey): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key, frozen: null };
}

/** The same, with the next range beginning at this row. */
export const anchoredAt = (selection: Selection, anchor: RowKey): Selection => ({ ...selection, anchor });

/** Adds the rows from where the range begins to this one, in the order they are shown. */
export function ranged(selection: Selection, key: RowKey, order: readonly RowKey[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(key);
  if (from === -1 || to === -1) return toggled(selection, key);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set([...selection.keys, ...range]), anchor: selection.anchor, frozen: null };
}

export const frozenAs = (frozen: Frozen, filter: string, keys: readonly RowKey[]): Selection => ({
  keys: new Set(keys),
  anchor: null,
  frozen: { ...frozen, filter },
});

/** Without rows that are gone; the same object where none of them was chosen. */
export function without(selection: Selection, gone: ReadonlySet<RowKey>): Selection {
  if (selection.frozen !== null || ![...selection.keys].some((key) => gone.has(key))) return selection;
  return { ...selection, keys: new Set([...selection.keys].filter((key) => !gone.has(key))) };
}
