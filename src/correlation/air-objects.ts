import { type AlertNode, startsBefore } from './alert-node.ts';
import { contradicts, OBJECT_KEYS } from './entity-ties.ts';

/** Two tracks that may be of one thing, and how much says so. */
export interface Bond {
  owner: AlertNode;
  name: string;
  partner: AlertNode;
  weight: number;
}

/** Why two tracks that agree are not one object: what `of` one object speaks against, about `by` of the other. */
export interface Objection {
  kind: 'seen-apart' | 'other-identity' | 'disagrees';
  of: AlertNode;
  by: AlertNode;
}

export interface Objects {
  /** Every track in exactly one, each by start. */
  objects: AlertNode[][];
  objections: Map<Bond, Objection>;
}

/** Of the pairs that two objects have in common, at most this share may disagree. */
const MOST_DISAGREEING = 1 / 3;

/**
 * The objects that tracks amount to, when all that was found of each two of them is put together. A bearing agrees with
 * whatever flies along its line, so that a bird may agree with one sensor's track of a drone. A bond therefore counts more
 * the more tracks go with both of its ends, and less the more go with one and speak against the other. From the best
 * supported on, what agrees is taken together, and refused where a sensor sees both at once as two, where serial numbers
 * differ, or where more than a third of the pairs in question disagree. A function of the tracks and bonds, not of their
 * order.
 *
 * @param disagree whether two tracks were seen at the same time and do not fit each other.
 */
export function objectsAmong(
  nodes: readonly AlertNode[],
  bonds: readonly Bond[],
  disagree: (a: AlertNode, b: AlertNode) => boolean,
): Objects {
  const parts = new Map<AlertNode, Part>();
  for (const node of [...nodes].sort(byStart)) parts.set(node, { order: parts.size, nodes: [node], links: new Map() });
  for (const { bond, weight } of supported(bonds, disagree)) {
    const [one, other] = [parts.get(bond.owner), parts.get(bond.partner)];
    if (one && other && one !== other) link(one, other, { bonds: [bond], weight, objection: undefined });
  }
  const standing = new Set(parts.values());
  for (let next = strongest(standing); next; next = strongest(standing)) {
    const { one, other, tie } = next;
    tie.objection = exclusion(one.nodes, other.nodes) ?? disagreement(one.nodes, other.nodes, tie.bonds, disagree);
    if (tie.objection) continue;
    const [into, from] = one.order < other.order ? [one, other] : [other, one];
    absorb(into, from);
    standing.delete(from);
  }
  const objections = new Map<Bond, Objection>();
  for (const { links } of standing) {
    for (const { bonds: apart, objection } of links.values()) {
      if (objection) for (const bond of apart) objections.set(bond, objection);
    }
  }
  return { objects: [...standing].map((part) => part.nodes.sort(byStart)), objections };
}

/** Tracks found to be one so far, and what ties them to others. */
interface Part {
  /** Of the earliest track. */
  order: number;
  nodes: AlertNode[];
  links: Map<Part, Link>;
}

interface Link {
  bonds: Bond[];
  weight: number;
  objection: Objection | undefined;
}

function link(one: Part, other: Part, tie: Link): void {
  const known = one.links.get(other);
  if (known) {
    known.bonds.push(...tie.bonds);
    known.weight += tie.weight;
    // Two things seen apart stay so; what merely does not fit may be outweighed.
    const lasting = [known.objection, tie.objection].find((objection) => objection && objection.kind !== 'disagrees');
    known.objection = lasting;
    return;
  }
  one.links.set(other, tie);
  other.links.set(one, tie);
}

function absorb(into: Part, from: Part): void {
  into.nodes.push(...from.nodes);
  for (const [third, tie] of from.links) {
    third.links.delete(from);
    if (third === into) continue;
    if (tie.objection?.kind === 'disagrees') tie.objection = undefined;
    link(into, third, tie);
  }
  for (const tie of into.links.values()) if (tie.objection?.kind === 'disagrees') tie.objection = undefined;
}

/** The two parts that most says are one; of equal ones the earliest. */
function strongest(parts: ReadonlySet<Part>): { one: Part; other: Part; tie: Link } | undefined {
  let best: { one: Part; other: Part; tie: Link } | undefined;
  for (const one of parts) {
    for (const [other, tie] of one.links) {
      if (tie.objection || other.order < one.order) continue;
      const earlier =
        best && (tie.weight - best.tie.weight || best.one.order - one.order || best.other.order - other.order);
      if (earlier === undefined || earlier > 0) best = { one, other, tie };
    }
  }
  return best;
}

/** How much a track that speaks against a bond takes from it, against one that goes with both ends. */
const AGAINST = 2;

/** The bonds, with what they weigh among the others. */
function supported(
  bonds: readonly Bond[],
  disagree: (a: AlertNode, b: AlertNode) => boolean,
): { bond: Bond; weight: number }[] {
  const bonded = new Map<AlertNode, Set<AlertNode>>();
  const add = (a: AlertNode, b: AlertNode) => (bonded.get(a) ?? bonded.set(a, new Set()).get(a))?.add(b);
  for (const { owner, partner } of bonds) {
    add(owner, partner);
    add(partner, owner);
  }
  const counted = (from: AlertNode, to: AlertNode): [shared: number, against: number] => {
    let [shared, against] = [0, 0];
    for (const third of bonded.get(from) ?? []) {
      if (third === to) continue;
      if (bonded.get(to)?.has(third)) shared += 1;
      else if (excludes(third, to) || disagree(third, to)) against += 1;
    }
    return [shared, against];
  };
  return bonds.map((bond) => {
    const [shared, against] = counted(bond.owner, bond.partner);
    const opposed = against + counted(bond.partner, bond.owner)[1];
    // Rounded, so that sums are equal in whatever order they are made.
    const weight = Math.round((1_000 * bond.weight * (1 + shared)) / (1 + shared + AGAINST * opposed));
    return { bond, weight };
  });
}

/** A sensor's own tracks are what it holds to be different things; only identities may say otherwise. */
export function sameSource(a: AlertNode, b: AlertNode): boolean {
  return (
    a.track !== null &&
    b.track !== null &&
    a.track.sensorId === b.track.sensorId &&
    a.track.analyzer === b.track.analyzer
  );
}

export function concurrent(a: AlertNode, b: AlertNode, window: number): boolean {
  return Math.max(a.first - b.last, b.first - a.last) <= window;
}

/** What rules out that two tracks are one thing: a sensor that sees both at once, or two serial numbers. */
export function excludes(a: AlertNode, b: AlertNode): Objection['kind'] | undefined {
  if (sameSource(a, b) && concurrent(a, b, 0) && !shareIdentity(a, b)) return 'seen-apart';
  return contradicts(a, b) ? 'other-identity' : undefined;
}

export function byStart(a: AlertNode, b: AlertNode): number {
  return startsBefore(a, b) ? -1 : 1;
}

function exclusion(one: readonly AlertNode[], other: readonly AlertNode[]): Objection | undefined {
  const found: Objection[] = [];
  for (const of of one) {
    for (const by of other) {
      const kind = excludes(of, by);
      if (kind) found.push({ kind, of, by });
    }
  }
  return first(found);
}

function disagreement(
  one: readonly AlertNode[],
  other: readonly AlertNode[],
  bonds: readonly Bond[],
  disagree: (a: AlertNode, b: AlertNode) => boolean,
): Objection | undefined {
  const bonded = (a: AlertNode, b: AlertNode) =>
    bonds.some(({ owner, partner }) => (owner === a && partner === b) || (owner === b && partner === a));
  const found: Objection[] = [];
  for (const of of one) {
    for (const by of other) if (!bonded(of, by) && disagree(of, by)) found.push({ kind: 'disagrees', of, by });
  }
  return found.length > MOST_DISAGREEING * (bonds.length + found.length) ? first(found) : undefined;
}

/** The same of several, in whatever order they were found. */
function first(found: readonly Objection[]): Objection | undefined {
  return found.reduce<Objection | undefined>(
    (best, next) => (best && pairOrder(best, next) < 0 ? best : next),
    undefined,
  );
}

function pairOrder(a: Objection, b: Objection): number {
  const [one, other] = [pairOf(a.of, a.by), pairOf(b.of, b.by)];
  return one[0] === other[0] ? byStart(one[1], other[1]) : byStart(one[0], other[0]);
}

function pairOf(a: AlertNode, b: AlertNode): [AlertNode, AlertNode] {
  return startsBefore(a, b) ? [a, b] : [b, a];
}

function shareIdentity(a: AlertNode, b: AlertNode): boolean {
  for (const key of a.keys.keys()) if (OBJECT_KEYS.test(key) && b.keys.has(key)) return true;
  return false;
}
