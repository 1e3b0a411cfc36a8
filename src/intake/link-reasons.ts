import type { JsonObject } from '../common/json.ts';

/** Why an alert is where it is, as correlation stored it. */
export interface LinkReason {
  rule: string;
  version: number;
  text: string;
  facts: JsonObject;
  weight: number;
}

/** Independent pieces of evidence together: one minus the product of what each leaves open, to three places. */
export function scoreOf(reasons: readonly { weight: number }[]): number {
  return Math.round((1 - reasons.reduce((open, { weight }) => open * (1 - weight), 1)) * 1_000) / 1_000;
}

/** Ids of the alerts that reasons name. */
export function alertsNamed(reasons: readonly Pick<LinkReason, 'facts'>[]): string[] {
  return reasons.flatMap(({ facts }) => (typeof facts['alertId'] === 'string' ? facts['alertId'] : []));
}

/**
 * What a viewer is told of why an alert is where it is: a reason that names an alert the viewer does not see is left
 * out, and the score is that of the reasons left (docs/access.md §3).
 */
export function reasonsSeen<R extends Pick<LinkReason, 'facts' | 'weight'>>(
  reasons: readonly R[],
  score: number,
  seen: ReadonlySet<string>,
): { reasons: R[]; score: number } {
  const left = reasons.filter((reason) => alertsNamed([reason]).every((id) => seen.has(id)));
  return { reasons: left, score: left.length === reasons.length ? score : scoreOf(left) };
}
