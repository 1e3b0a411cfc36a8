import type { AlertGroup, AlertNode } from './alert-node.ts';

/** How large a case may grow. */
export interface CaseCaps {
  /** Alerts, their repeats not counted, and days from the first to the last of them. */
  heads: number;
  days: number;
}

/** From when on a case takes in nothing that begins, and what it reached by then. */
export interface Fullness {
  /** Event time, epoch milliseconds; what begins later goes into a case of its own. */
  from: number;
  words: string;
}

const DAY_MS = 86_400_000;

/**
 * When a group was full. By its age it is a function of its first alert; by its size, of the start of the last alert that
 * fitted, with the lateness on top, since until then an earlier one may still arrive and take its place: so that it does
 * not depend on the order of arrival (design rule 3). Null where it has room.
 */
export function fullnessOf(
  { nodes, gone, facts }: Pick<AlertGroup, 'gone' | 'facts'> & { nodes: ReadonlySet<Pick<AlertNode, 'first'>> },
  caps: CaseCaps,
  latenessMs: number,
): Fullness {
  const old = { from: facts.first + caps.days * DAY_MS, words: `had lasted ${caps.days} days` };
  const over = nodes.size + gone - caps.heads;
  if (over < 0) return old;
  const starts = [...nodes].map(({ first }) => first).sort((a, b) => b - a);
  // Where the last that fitted has left memory, whatever is still in it came after.
  const last = starts[Math.min(over, starts.length - 1)] ?? facts.last;
  const large = { from: last + latenessMs, words: `held ${caps.heads} alerts` };
  return large.from < old.from ? large : old;
}
