import { Counts } from './counts.ts';
import type { FieldValue } from './fields.ts';
import type { Match } from './match.ts';

/** What lies in a window that slides over matches, kept as they come and go. */
export class WindowTally<N> {
  size = 0;
  sum = 0;
  /** Matches per rule. */
  readonly labels: number[];
  readonly nodes = new Counts<N>();
  readonly values = new Counts<FieldValue>();

  /** `rules`: of how many rules matches are. */
  constructor(rules: number) {
    // As long as it will be: an array that grows takes room for sixteen more.
    this.labels = Array.from({ length: rules }, () => 0);
  }

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
    this.labels.fill(0);
    this.nodes.clear();
    this.values.clear();
  }

  private count({ labels, nodes, values }: Match<N>, by: 1 | -1): void {
    this.size += by;
    for (let label = 0, rest = labels; rest !== 0; label += 1, rest >>>= 1) {
      if ((rest & 1) === 1) this.labels[label] = (this.labels[label] ?? 0) + by;
    }
    for (const node of nodes) this.nodes.step(node, by);
    for (const value of values) {
      if (typeof value === 'number') this.sum += value * by;
      this.values.step(value, by);
    }
  }
}
