import type { CaseSnapshot } from '../case-snapshot.ts';
import type { Package } from '../package.ts';

/** What a redaction makes of a package. */
export interface Redacted {
  draft: Package;
  /** Values changed or removed, for the owner to see. */
  values: number;
}

/** A rule that takes something out of a package. Pure; rules compose, each takes what the one before it left. */
export type Redaction = (draft: Package, snapshot: CaseSnapshot) => Redacted;

/** Counts the texts in which something was replaced. */
export function counting(change: (text: string) => string): { change: (text: string) => string; count: () => number } {
  let changed = 0;
  return {
    change: (text) => {
      const after = change(text);
      if (after !== text) changed += 1;
      return after;
    },
    count: () => changed,
  };
}
