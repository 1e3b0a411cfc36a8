import { DisjointSets } from './disjoint-sets.ts';
import type { Tie } from './explained-alert.ts';

/** What a case would fall into without one piece of evidence. */
export interface Counterfactual {
  /** `key:…` of an entity, or `rule:…`. */
  evidence: string;
  /** Places of the alerts of each part, the largest part first. */
  parts: number[][];
}

/**
 * For each piece of evidence the parts that would be left without the ties that rest on it, where those are more than there
 * are with it; the evidence that leaves the smallest rest together comes first, `most` in all.
 *
 * Each piece is left out once. Halving the list of pieces, all ties that rest on none of one half are made before that half
 * is looked into, and taken back after, so a tie is made some log₂(pieces) times rather than once for each piece.
 */
export function counterfactuals(alerts: number, ties: readonly Tie[], most: number): Counterfactual[] {
  const pieces = [...new Set(ties.flatMap(({ evidence }) => evidence))].sort();
  const places = new Map(pieces.map((piece, place) => [piece, place]));
  const rests = ties.map((tie) => ({ tie, on: tie.evidence.map((piece) => places.get(piece) ?? 0) }));
  const sets = new DisjointSets(alerts);
  const telling: { evidence: string; largest: number }[] = [];
  const together = partsOf(alerts, ties).length;

  const look = (low: number, high: number, pending: typeof rests): void => {
    const mark = sets.mark;
    const left = pending.filter(({ tie, on }) => {
      if (on.some((piece) => piece >= low && piece < high)) return true;
      sets.join(tie.from, tie.to);
      return false;
    });
    if (high - low === 1) {
      if (sets.count > together) telling.push({ evidence: pieces[low] ?? '', largest: sets.largest });
    } else {
      const middle = (low + high) >>> 1;
      look(low, middle, left);
      look(middle, high, left);
    }
    sets.rollback(mark);
  };
  if (pieces.length > 0) look(0, pieces.length, rests);

  return telling
    .sort((a, b) => a.largest - b.largest || (a.evidence < b.evidence ? -1 : 1))
    .slice(0, most)
    .map(({ evidence }) => ({
      evidence,
      parts: partsOf(
        alerts,
        ties.filter((tie) => !tie.evidence.includes(evidence)),
      ),
    }));
}

/** Connected parts, the largest first, then the one that began first. */
export function partsOf(alerts: number, ties: readonly Tie[]): number[][] {
  const sets = new DisjointSets(alerts);
  for (const { from, to } of ties) sets.join(from, to);
  const parts = new Map<number, number[]>();
  for (let place = 0; place < alerts; place += 1) {
    const root = sets.find(place);
    const part = parts.get(root);
    if (part) part.push(place);
    else parts.set(root, [place]);
  }
  return [...parts.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}
