import type { DetectionRule } from './rule.ts';
import type { Judgement, RulePause } from './running-rule.ts';

/** What an input brought about. */
export interface RuleOutcome<N> {
  /** Rules of one alert that it matched and that stand by themselves. */
  matched: DetectionRule[];
  /** Of correlations that stand by themselves. */
  judgements: { place: number; judgement: Judgement<N> }[];
  pauses: RulePause[];
  /** Whether any rule holds the alert. */
  held: boolean;
}

export function blank<N>(): RuleOutcome<N> {
  return { matched: [], judgements: [], pauses: [], held: false };
}

/** Whether it brought about nothing. */
export function isBlank<N>({ matched, judgements, pauses, held }: RuleOutcome<N>): boolean {
  return !held && matched.length === 0 && judgements.length === 0 && pauses.length === 0;
}
