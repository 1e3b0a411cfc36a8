import type { Position } from '../intake/alert.ts';
import type { FieldValue } from './fields.ts';

/** Something rules tie together: an alert with its repeats. Known here by its order alone. */
export type Before<N> = (a: N, b: N) => boolean;

/** Event order: time, then a reference that never differs between runs. */
export interface Moment {
  t: number;
  ref: string;
}

/** An alert that matched one or more rules of a correlation, or a firing of a correlation it refers to. */
export interface Match<N> extends Moment {
  /** Equal for the same event told twice. */
  identity: string;
  /** Which of the correlation's rules it matched, one bit each. */
  labels: number;
  nodes: N[];
  /** What a value_… rule counts or sums; none where it does neither. */
  values: readonly FieldValue[];
  position: Position | null;
  /** Fields that rules further out will ask for, as the correlation lists them. */
  carried: readonly (readonly FieldValue[])[] | null;
  /** Group of the inner correlation it is a firing of. */
  source: string | null;
  /** Place of the alert that made it in the order of inputs. */
  ordinal: number;
  /** Whether the window that ends with it satisfies the rule; set when that is judged. */
  fired: boolean;
}

export function earlier(a: Moment, b: Moment): boolean {
  return a.t < b.t || (a.t === b.t && a.ref < b.ref);
}

/** Place of the first item not before a moment, in a list in event order. */
export function placeOf(list: readonly Moment[], moment: Moment): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = list[middle];
    if (found && earlier(found, moment)) low = middle + 1;
    else high = middle;
  }
  return low;
}
