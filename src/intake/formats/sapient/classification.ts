import { type AirClass, airClassOf } from '../air-class.ts';
import type { SapientClass } from './checked-messages.ts';

/** Alternatives at least this likely count for how bad the worst case is. */
const LIKELY = 0.25;

export interface Classified {
  /** In shared words where the sensor's are known, else in the sensor's own. */
  class?: string;
  confidence?: number;
  /** Each alternative in the sensor's own words, from the general to the particular, the likeliest first. */
  alternatives: string[];
  /** What it may well be: the class itself and every alternative that is likely enough. */
  likely: AirClass[];
}

/**
 * What a class tree says: its likeliest branch, down to the most particular word that is known. A word nobody knows is
 * kept as it is. The confidence is the least along the branch.
 */
export function classify(classes: readonly SapientClass[]): Classified {
  const inOrder = ranked(classes);
  const [best] = inOrder;
  if (!best) return { alternatives: [], likely: [] };
  const branch = branchOf(best);
  const depth = branch.findLastIndex(({ type }) => airClassOf(type) !== undefined);
  const known = branch[depth];
  const stated = branch.slice(0, depth + 1).flatMap(({ confidence }) => confidence ?? []);
  const confidence = known ? (stated.length > 0 ? Math.min(...stated) : undefined) : best.confidence;
  return {
    class: (known && airClassOf(known.type)) ?? best.type,
    ...(confidence === undefined ? {} : { confidence }),
    alternatives: inOrder.map(inWords),
    likely: classes
      .filter((each) => each === best || (each.confidence ?? 1) >= LIKELY)
      .flatMap((each) => branchOf(each).findLast(({ type }) => airClassOf(type))?.type ?? [])
      .flatMap((word) => airClassOf(word) ?? []),
  };
}

function inWords(node: SapientClass): string {
  const path = branchOf(node)
    .map(({ type }) => type)
    .join(' / ');
  return node.confidence === undefined ? path : `${path} (${node.confidence})`;
}

/** The node and, at each level, its likeliest child. */
function branchOf(node: SapientClass): SapientClass[] {
  const branch = [node];
  for (let [child] = ranked(node.sub_class ?? []); child; [child] = ranked(child.sub_class ?? [])) branch.push(child);
  return branch;
}

/** The likeliest first; those without a confidence as if certain, since nothing else is claimed beside them. */
function ranked(classes: readonly SapientClass[]): SapientClass[] {
  return [...classes].sort((a, b) => (b.confidence ?? 1) - (a.confidence ?? 1));
}
