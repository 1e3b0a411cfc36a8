import type { RuleSet } from './rule-set.ts';

/** How long one correlation waits and remembers, in milliseconds of event time. */
export interface RuleTiming {
  /** How long after the end of a window it is judged; null for at once. */
  waitMs: number | null;
  /** How far behind the watermark a match may come and still amend. */
  slackMs: number;
  /** How long matches are kept: windows that can still change, and the one before each. */
  keepMs: number;
  /** How long alerts are needed for it, by itself and by what it refers to. */
  reachMs: number;
}

/** A rule that refers to one that waits gets its matches later by as much. */
export function ruleTimings({ correlations }: RuleSet, latenessMs: number): RuleTiming[] {
  const timings: RuleTiming[] = [];
  const delays: number[] = [];
  for (const { rule, inner, waits } of correlations) {
    const delayed = Math.max(0, ...inner.map((place) => delays[place] ?? 0));
    const after = rule.absence && rule.absence.when !== 'before' ? rule.absence.withinMs : 0;
    const waitMs = waits ? (rule.latenessMs ?? latenessMs) + after + delayed : null;
    const slackMs = latenessMs + delayed;
    const keepMs = 2 * rule.timespanMs + (rule.absence?.withinMs ?? 0) + Math.max(slackMs, waitMs ?? 0);
    const reachMs = keepMs + Math.max(0, ...inner.map((place) => timings[place]?.reachMs ?? 0));
    delays.push(waitMs ?? delayed);
    timings.push({ waitMs, slackMs, keepMs, reachMs });
  }
  return timings;
}

/** How long before the watermark the alerts lie that a set of rules still needs. */
export function rulesReach(set: RuleSet, latenessMs: number): number {
  return Math.max(0, ...ruleTimings(set, latenessMs).map(({ reachMs }) => reachMs));
}
