import type { AlertNode, Span } from './alert-node.ts';

interface Entry {
  node: AlertNode;
  /** The node's reference when it was placed; ties in time are broken by it. */
  ref: string;
  /** Never changed, so that it may be the node's own. */
  span: Readonly<Span>;
}

/** Entries up to which a node's own is looked for one by one: most timelines are of two or three nodes, and there are many. */
const FEW = 8;

/** After every reference, so that whatever starts at the same time counts as before. */
export const LAST = '\uffff';

/** A partner found on a key, and how many others share the key at that time. */
export interface KeyNeighbour {
  node: AlertNode;
  /** Start of the partner's time on this key. */
  start: number;
  /** Nodes that carry the key within the window before; at most one more than the limit asked for. */
  sharers: number;
}

/**
 * The nodes that carry one entity key, by the start of their time on it.
 *
 * A node is tied to the latest-started earlier node whose time on the key reaches to within the window. Since every
 * node that has such a neighbour gets one, the nodes tied through a key are exactly those an interval sweep would
 * chain, whatever order they came in.
 */
export class KeyTimeline {
  /** Sorted by start, then the node's reference. */
  private entries: Entry[] = [];
  /** Null where they are few. */
  private byNode: Map<AlertNode, Entry> | null = null;

  get size(): number {
    return this.entries.length;
  }

  /**
   * Sets a node's span on this key, and returns the nodes whose neighbour may have changed, the node itself first.
   */
  place(node: AlertNode, span: Readonly<Span>, window: number): AlertNode[] {
    const former = this.entryOf(node);
    if (former && former.span.first === span.first) {
      // Only those that start after the former reach and within the new one can gain a neighbour.
      const reach = former.span.last + window;
      former.span = span;
      return this.startingWithin(reach, span.last + window, node);
    }
    if (former) this.remove(node);
    const entry: Entry = { node, ref: node.headRef, span };
    const index = this.indexOf(entry.span.first, entry.ref);
    this.insert(index, entry);
    const affected = [node];
    for (let next = index + 1; next < this.entries.length; next += 1) {
      const other = this.entries[next];
      if (!other || other.span.first > span.last + window) break;
      affected.push(other.node);
    }
    return affected;
  }

  remove(node: AlertNode): void {
    const entry = this.entryOf(node);
    if (!entry) return;
    this.entries.splice(this.indexOf(entry.span.first, entry.ref), 1);
    this.byNode?.delete(node);
  }

  /** Takes a node off this key, and returns the nodes that may have had it as their neighbour. */
  withdraw(node: AlertNode, window: number): AlertNode[] {
    const entry = this.entryOf(node);
    if (!entry) return [];
    const affected: AlertNode[] = [];
    for (let next = this.indexOf(entry.span.first, entry.ref) + 1; next < this.entries.length; next += 1) {
      const other = this.entries[next];
      if (!other || other.span.first > entry.span.last + window) break;
      affected.push(other.node);
    }
    this.remove(node);
    return affected;
  }

  /** The neighbour of a node on this key, or null; `accepts` rules partners out (a contradicting identity). */
  neighbour(
    node: AlertNode,
    window: number,
    limit: number,
    accepts: (partner: AlertNode) => boolean,
  ): KeyNeighbour | null {
    const own = this.entryOf(node);
    if (!own) return null;
    let found: Entry | undefined;
    let sharers = 0;
    for (let index = this.indexOf(own.span.first, own.ref) - 1; index >= 0 && sharers <= limit; index -= 1) {
      const other = this.entries[index];
      if (!other || other.span.last < own.span.first - window) continue;
      sharers += 1;
      if (!found && accepts(other.node)) found = other;
    }
    return found ? { node: found.node, start: found.span.first, sharers } : null;
  }

  /** Nodes whose time on the key reaches to within the window before a moment, the latest-started first; `most` at most. */
  reaching(moment: { first: number; ref: string }, window: number, most: number): { node: AlertNode; start: number }[] {
    const found: { node: AlertNode; start: number }[] = [];
    for (let index = this.indexOf(moment.first, moment.ref) - 1; index >= 0 && found.length < most; index -= 1) {
      const other = this.entries[index];
      if (other && other.span.last >= moment.first - window) found.push({ node: other.node, start: other.span.first });
    }
    return found;
  }

  /** Nodes that start in a span, the latest first. */
  startingIn({ first, last }: Span): AlertNode[] {
    const found: AlertNode[] = [];
    for (let index = this.indexOf(last, LAST) - 1; index >= 0; index -= 1) {
      const other = this.entries[index];
      if (!other || other.span.first < first) break;
      found.push(other.node);
    }
    return found;
  }

  private startingWithin(after: number, until: number, except: AlertNode): AlertNode[] {
    const affected: AlertNode[] = [];
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      if (!entry || entry.span.first <= after) break;
      if (entry.span.first <= until && entry.node !== except) affected.push(entry.node);
    }
    return affected;
  }

  private entryOf(node: AlertNode): Entry | undefined {
    return this.byNode ? this.byNode.get(node) : this.entries.find((entry) => entry.node === node);
  }

  private insert(index: number, entry: Entry): void {
    // Of few a list is made anew for each: what grows is given room for many more.
    if (this.entries.length < FEW) this.entries = this.entries.toSpliced(index, 0, entry);
    else this.entries.splice(index, 0, entry);
    if (this.byNode) this.byNode.set(entry.node, entry);
    else if (this.entries.length > FEW) this.byNode = new Map(this.entries.map((one) => [one.node, one]));
  }

  /** Where an entry stands, or would stand, that begins then and has this reference. */
  private indexOf(first: number, ref: string): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.entries[middle];
      if (other && (other.span.first < first || (other.span.first === first && other.ref < ref))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
