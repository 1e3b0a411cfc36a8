import { DisjointSets } from './disjoint-sets.ts';
import type { Tie } from './explained-alert.ts';

/** How one alert came to be with the others: by a tie to one before it in the explanation, or, of a first one, by none. */
export interface SpanningStep {
  place: number;
  tie: Tie | null;
}

/**
 * The fewest ties that hold everything together, the strongest that will do, told from the first alert on. Of equally strong
 * ones the tie between the earlier alerts is taken, so that the same case is always explained the same.
 */
export function spanningSteps(alerts: number, ties: readonly Tie[]): SpanningStep[] {
  const sorted = [...ties].sort(
    (a, b) =>
      b.reason.weight - a.reason.weight ||
      Math.max(a.from, a.to) - Math.max(b.from, b.to) ||
      Math.min(a.from, a.to) - Math.min(b.from, b.to) ||
      (a.evidence === b.evidence ? 0 : a.evidence.join() < b.evidence.join() ? -1 : 1),
  );
  const sets = new DisjointSets(alerts);
  const taken = new Map<number, Tie[]>();
  for (const tie of sorted) {
    if (!sets.join(tie.from, tie.to)) continue;
    for (const end of [tie.from, tie.to]) {
      const others = taken.get(end);
      if (others) others.push(tie);
      else taken.set(end, [tie]);
    }
  }
  const steps: SpanningStep[] = [];
  const told = new Set<number>();
  for (let first = 0; first < alerts; first += 1) {
    if (told.has(first)) continue;
    told.add(first);
    const part: SpanningStep[] = [{ place: first, tie: null }];
    for (const { place } of part) {
      for (const tie of taken.get(place) ?? []) {
        const next = tie.from === place ? tie.to : tie.from;
        if (told.has(next)) continue;
        told.add(next);
        part.push({ place: next, tie });
      }
    }
    steps.push(...part);
  }
  return steps;
}
