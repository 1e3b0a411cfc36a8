import type { FieldValue } from './fields.ts';
import type { Match } from './match.ts';

/** What lies in a window that slides over matches, kept as they come and go. */
export class WindowTally<N> {
  size = 0;
  sum = 0;
  /** Matches per rule. */
  readonly labels: number[] = [];
  readonly nodes = new Map<N, number>();
  readonly values = new Map<FieldValue, number>();

  add(match: Match<N>): void {
    this.count(match, 1);
  }

  remove(match: Match<N>): void {
    this.count(match, -1);
    // Adding and taking away fractions leaves crumbs, which must not depend on what was there before.
    if (this.size === 0) this.sum = 0;
  }

  clear(): void {
    this.size = 0;
    this.sum = 0;
    this.labels.length = 0;
    this.nodes.clear();
    this.values.clear();
  }

  private count({ labels, nodes, values }: Match<N>, by: 1 | -1): void {
    this.size += by;
    for (let label = 0, rest = labels; rest !== 0; label += 1, rest >>>= 1) {
      if ((rest & 1) === 1) this.labels[label] = (this.labels[label] ?? 0) + by;
    }
    for (const node of nodes) step(this.nodes, node, by);
    for (const value of values) {
      if (typeof value === 'number') this.sum += value * by;
      step(this.values, value, by);
    }
  }
}

function step<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
