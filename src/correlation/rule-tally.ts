import type { Rule } from '../rules/rule.ts';

/** How often a rule fired in a step, of alerts marked alike. */
export interface RuleTally {
  ruleKey: string;
  version: number;
  /** The strictest marking of the alerts that took part. */
  tlp: string;
  count: number;
  /** Event time of the last, epoch milliseconds. */
  last: number;
}

/** Counts how often rules fire. A window that a late alert has judged again counts again. */
export class FiredRules {
  private tallies = new Map<string, RuleTally>();

  add({ key: ruleKey, version }: Pick<Rule, 'key' | 'version'>, tlp: string, t: number): void {
    const name = `${tlp} ${ruleKey}`;
    const tally = this.tallies.get(name);
    if (!tally) this.tallies.set(name, { ruleKey, version, tlp, count: 1, last: t });
    else {
      tally.count += 1;
      if (t > tally.last) tally.last = t;
    }
  }

  /** What was counted since the last call. */
  drain(): RuleTally[] {
    if (this.tallies.size === 0) return [];
    const found = [...this.tallies.values()];
    this.tallies = new Map();
    return found;
  }
}
