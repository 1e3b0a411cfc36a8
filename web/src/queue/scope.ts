import type { Act } from './contract.ts';
import type { RowKey } from './row-key.ts';
import { countOf, isEmpty, type Selection } from './selection.ts';

/** What an action is done to: what is chosen, or else the row of the cursor. */
export interface Scope {
  keys: readonly RowKey[];
  frozen: Selection['frozen'];
  count: number;
}

export function scopeOf(selection: Selection, cursor: RowKey | null): Scope | null {
  if (!isEmpty(selection)) {
    return { keys: [...selection.keys], frozen: selection.frozen, count: countOf(selection) };
  }
  return cursor === null ? null : { keys: [cursor], frozen: null, count: 1 };
}

/** Whether rows leave the list by it, so that the cursor goes on to the next. */
export const dealsWith = ({ type }: Act): boolean => ['close', 'snooze', 'escalate', 'merge'].includes(type);
