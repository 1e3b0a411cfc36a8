import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode } from './alert-node.ts';
import type { Reason } from './reason.ts';

/** Why an alert is an occurrence of another: it repeats it, or tells of the same event by another path. */
export function repeatReason(node: AlertNode, rules: CorrelationRules['repeat'], sameEvent: boolean): Reason {
  const said = SAID.get(rules) ?? [];
  SAID.set(rules, said);
  return (said[(node.track ? 2 : 0) + (sameEvent ? 1 : 0)] ??= reasonOf(node, rules, sameEvent));
}

/** There are four such reasons, and nearly every alert has one. */
const SAID = new WeakMap<CorrelationRules['repeat'], Reason[]>();

function reasonOf(node: AlertNode, rules: CorrelationRules['repeat'], sameEvent: boolean): Reason {
  const seconds = node.track ? rules.trackGapSeconds : rules.gapSeconds;
  const repeat = node.track
    ? `A further message of the same track, at most ${seconds} s after another`
    : `Repeats: same sensor, same kind of event, same origin, at most ${seconds} s after another`;
  return {
    rule: sameEvent ? 'same-event' : 'repeat',
    version: rules.version,
    text: sameEvent ? 'Tells of the same observed event by another path' : repeat,
    facts: { slot: 'repeat' },
    weight: 1,
  };
}

/** Why a group fell apart without anybody's decision. */
export const WITHDRAWN: Reason = {
  rule: 'withdrawn',
  version: 1,
  text: 'An alert that came late shows that the tie which held these together does not hold',
  facts: { slot: 'withdrawn' },
  weight: 1,
};
