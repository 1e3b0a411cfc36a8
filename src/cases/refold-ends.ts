import type { GroupMove } from '../correlation/grouping.ts';

export type Refold = Extract<GroupMove, { kind: 'refold' }>;

/** Under which head each head's alerts are told once all that follow each other were carried out: a head they came to may give way as well. */
export function endsOf(refolds: readonly Pick<Refold, 'from' | 'into'>[]): Map<string, string> {
  const ends = new Map<string, string>();
  for (const { from, into } of refolds.toReversed()) ends.set(from, ends.get(into) ?? into);
  return ends;
}
