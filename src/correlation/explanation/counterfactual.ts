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
  const { pieces, placesOf } = evidenceIn(ties);
  const rests = ties.map(({ evidence }) => placesOf.get(evidence) ?? []);
  const sets = new DisjointSets(alerts);
  const telling: { evidence: string; largest: number }[] = [];
  const together = partsOf(alerts, ties).length;

  /** Looks into the pieces from `low` to before `high`; `pending` are the places of the ties not made yet. */
  const look = (low: number, high: number, pending: readonly number[]): void => {
    const mark = sets.mark;
    const left: number[] = [];
    for (const place of pending) {
      const tie = ties[place];
      if (!tie) continue;
      let within = false;
      for (const piece of rests[place] ?? []) within ||= piece >= low && piece < high;
      if (within) left.push(place);
      else sets.join(tie.from, tie.to);
    }
    if (high - low === 1) {
      if (sets.count > together) telling.push({ evidence: pieces[low] ?? '', largest: sets.largest });
    } else {
      const middle = (low + high) >>> 1;
      look(low, middle, left);
      look(middle, high, left);
    }
    sets.rollback(mark);
  };
  if (pieces.length > 0) look(0, pieces.length, [...ties.keys()]);

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

/** The pieces that ties rest on, in order, and the places of those that each list of them holds. */
function evidenceIn(ties: readonly Tie[]): { pieces: string[]; placesOf: Map<readonly string[], number[]> } {
  const lists = new Set(ties.map(({ evidence }) => evidence));
  const pieces = [...new Set([...lists].flat())].sort();
  const places = new Map(pieces.map((piece, place) => [piece, place]));
  return {
    pieces,
    placesOf: new Map([...lists].map((list) => [list, list.map((piece) => places.get(piece) ?? 0)])),
  };
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
