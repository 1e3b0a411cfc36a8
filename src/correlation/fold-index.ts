import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertKind } from '../intake/alert.ts';
import type { AlertFact } from './alert-fact.ts';
import { type AlertNode, startsBefore, type Stretch } from './alert-node.ts';
import { ExpiryWheel } from './expiry-wheel.ts';

/** The nodes an alert belongs to: none, one, or several that it shows to be one. */
export interface FoldMatch {
  /** By start. */
  nodes: AlertNode[];
  /** Stretches of equal alerts that it lies in or near to. */
  near: readonly Stretch[];
  foldKey: string;
  /** It is known only as an event that another path told of, and repeats nothing. */
  byEventAlone: boolean;
}

const NONE: readonly Stretch[] = [];

interface Told {
  t: number;
  node: AlertNode;
}

/**
 * Finds the nodes an alert repeats: equal alerts close in time, and the same observed event by another path. Both are
 * said of two alerts, and a node is what hangs together by them, so that the order of arrival does not matter.
 */
export class FoldIndex {
  private readonly byFoldKey = new Map<string, Stretch[]>();
  private readonly byEvent = new Map<string, Told[]>();
  private readonly wheel = new ExpiryWheel<string>();
  private readonly sameEvent: number;

  constructor(
    private readonly rules: CorrelationRules['repeat'],
    /** How late an alert may be and still be recognised. Milliseconds. */
    private readonly lateness: number,
  ) {
    this.sameEvent = rules.sameEventSeconds * 1000;
  }

  /** @param foldKey alerts of one are repeats of each other; most often the alert's own. */
  matches(fact: AlertFact, foldKey: string): FoldMatch {
    const near = this.near(fact, foldKey);
    const [only] = near;
    if (near.length === 1 && only && fact.eventKey === null)
      return { nodes: [only.node], near, foldKey, byEventAlone: false };
    if (near.length === 0 && fact.eventKey === null) return { nodes: [], near, foldKey, byEventAlone: false };
    const found = new Set(near.map(({ node }) => node));
    const repeats = found.size > 0;
    for (const { t, node } of this.told(fact)) {
      const standing = standingNode(node);
      if (Math.abs(t - fact.t) <= this.sameEvent && !standing.group.sealed) found.add(standing);
    }
    const nodes = [...found].sort((a, b) => (startsBefore(a, b) ? -1 : 1));
    return { nodes, near, foldKey, byEventAlone: nodes.length > 0 && !repeats };
  }

  /** Takes an alert in under its node, to which every node it matched now belongs. */
  add(node: AlertNode, fact: AlertFact, { near, foldKey }: Pick<FoldMatch, 'near' | 'foldKey'>): void {
    const [stretch = { foldKey, first: fact.t, last: fact.t, node }, ...others] = near;
    stretch.first = Math.min(stretch.first, fact.t);
    stretch.last = Math.max(stretch.last, fact.t);
    for (const other of others) {
      stretch.first = Math.min(stretch.first, other.first);
      stretch.last = Math.max(stretch.last, other.last);
      this.drop(other);
    }
    if (near.length === 0) this.addStretch(stretch);
    if (fact.eventKey !== null) this.addEvent(node, fact.eventKey, fact.t);
  }

  addStretch(stretch: Stretch): void {
    stretch.node.stretches.add(stretch);
    const known = this.byFoldKey.get(stretch.foldKey);
    if (known) known.push(stretch);
    else this.byFoldKey.set(stretch.foldKey, [stretch]);
  }

  addEvent(node: AlertNode, eventKey: string, t: number): void {
    const key = ofKind(node.kind, eventKey);
    const told = this.byEvent.get(key);
    if (told) told.push({ t, node });
    else {
      this.byEvent.set(key, [{ t, node }]);
      this.wheel.schedule(key, t);
    }
  }

  /** A node leaves memory. Events need no removal: they expire long before. */
  remove(node: AlertNode): void {
    for (const stretch of node.stretches) this.drop(stretch);
  }

  /** One node took another's occurrences over. */
  replace(former: AlertNode, node: AlertNode): void {
    for (const stretch of former.stretches) {
      stretch.node = node;
      node.stretches.add(stretch);
    }
    former.stretches.clear();
    former.foldedInto = node;
  }

  /** Events are recognised only near in time; what no alert can be near to any more leaves memory. */
  expire(watermark: number): void {
    const oldest = watermark - this.lateness - this.sameEvent;
    this.wheel.advance(oldest, (key) => {
      const told = this.byEvent.get(key) ?? [];
      const last = told.reduce((most, { t }) => Math.max(most, t), Number.NEGATIVE_INFINITY);
      if (last >= oldest) return last;
      this.byEvent.delete(key);
      return null;
    });
  }

  private near(fact: AlertFact, foldKey: string): readonly Stretch[] {
    const gap = (fact.track === null ? this.rules.gapSeconds : this.rules.trackGapSeconds) * 1000;
    const known = this.byFoldKey.get(foldKey);
    if (!known) return NONE;
    return known.filter(({ first, last }) => fact.t >= first - gap && fact.t <= last + gap);
  }

  private told({ eventKey, kind }: AlertFact): readonly Told[] {
    return eventKey === null ? [] : (this.byEvent.get(ofKind(kind, eventKey)) ?? []);
  }

  private drop(stretch: Stretch): void {
    stretch.node.stretches.delete(stretch);
    const known = this.byFoldKey.get(stretch.foldKey);
    const index = known?.indexOf(stretch) ?? -1;
    if (known && index >= 0) known.splice(index, 1);
    if (known?.length === 0) this.byFoldKey.delete(stretch.foldKey);
  }
}

/** A person's report of an event is a thing of its own, and so is a track of it. */
function ofKind(kind: AlertKind, eventKey: string): string {
  return `${kind}|${eventKey}`;
}

/** The node that a node proved to be one with. */
export function standingNode(node: AlertNode): AlertNode {
  return node.foldedInto ? standingNode(node.foldedInto) : node;
}
