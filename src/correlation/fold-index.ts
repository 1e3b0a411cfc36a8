import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from './alert-fact.ts';
import type { AlertNode } from './alert-node.ts';

/** Finds the nodes an alert repeats: equal alerts close in time, and the same observed event by another path. */
export class FoldIndex {
  private readonly byFoldKey = new Map<string, Set<AlertNode>>();
  private readonly byEvent = new Map<string, { node: AlertNode; t: number }>();

  constructor(private readonly rules: CorrelationRules['repeat']) {}

  /** The nodes this alert belongs to: none, one, or several that it shows to be one. */
  matches(fact: AlertFact, horizon: number): AlertNode[] {
    const gap = this.gap(fact.track !== null);
    const found = new Set<AlertNode>();
    for (const node of this.byFoldKey.get(fact.foldKey) ?? []) {
      if (node.last < horizon) continue;
      if (fact.t >= node.first - gap && fact.t <= node.last + gap) found.add(node);
    }
    const same = this.sameEvent(fact);
    if (same) found.add(same);
    return [...found];
  }

  /** The node that holds the same event as another path told it. */
  sameEvent(fact: AlertFact): AlertNode | undefined {
    const seen = fact.eventKey === null ? undefined : this.byEvent.get(fact.eventKey);
    return seen && !seen.node.group.sealed && Math.abs(seen.t - fact.t) <= this.rules.sameEventSeconds * 1000
      ? seen.node
      : undefined;
  }

  add(node: AlertNode, fact: Pick<AlertFact, 'foldKey' | 'eventKey' | 't'>): void {
    this.addFoldKey(node, fact.foldKey);
    if (fact.eventKey !== null) this.addEvent(node, fact.eventKey, fact.t);
  }

  addEvent(node: AlertNode, eventKey: string, t: number): void {
    this.byEvent.set(eventKey, { node, t });
  }

  addFoldKey(node: AlertNode, foldKey: string): void {
    node.foldKeys.add(foldKey);
    const nodes = this.byFoldKey.get(foldKey);
    if (nodes) nodes.add(node);
    else this.byFoldKey.set(foldKey, new Set([node]));
  }

  /** Events need no removal: they expire long before their node leaves memory. */
  remove(node: AlertNode): void {
    for (const foldKey of node.foldKeys) {
      const nodes = this.byFoldKey.get(foldKey);
      nodes?.delete(node);
      if (nodes?.size === 0) this.byFoldKey.delete(foldKey);
    }
  }

  /** One node took another's occurrences over. */
  replace(former: AlertNode, node: AlertNode): void {
    for (const seen of this.byEvent.values()) if (seen.node === former) seen.node = node;
    for (const foldKey of former.foldKeys) this.addFoldKey(node, foldKey);
    this.remove(former);
  }

  /** Events are recognised only near in time; older ones leave memory. */
  expire(watermark: number): void {
    const oldest = watermark - 2 * this.rules.sameEventSeconds * 1000;
    for (const [key, seen] of this.byEvent) {
      if (seen.t >= oldest) break;
      this.byEvent.delete(key);
    }
  }

  private gap(track: boolean): number {
    return (track ? this.rules.trackGapSeconds : this.rules.gapSeconds) * 1000;
  }
}
