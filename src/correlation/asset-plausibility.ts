import { ATTACK_STAGES, type StageName } from '../../config/attack-stages.ts';
import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode } from './alert-node.ts';
import { stageOrder } from './stages-in-turn.ts';

type Told = Pick<AlertNode, 'stages'>;
type Judged = Told & Pick<AlertNode, 'tiesNothing' | 'track' | 'standing' | 'worst' | 'title'>;

/** Parts of an intrusion that change nothing yet (TA0043). */
const LOOKING_AROUND: ReadonlySet<StageName> = new Set(
  ATTACK_STAGES.filter(({ tactic }) => tactic === 'TA0043').map(({ name }) => name),
);

/**
 * Whether an alert is telling enough to be the cause or the effect of another: not what the site is used to, no information
 * by the word of who wrote its rule, and either severe enough or of a part of an intrusion beyond looking around.
 */
export function isTelling(node: Judged, rules: Pick<CorrelationRules, 'dependency' | 'case'>): boolean {
  if (node.tiesNothing || node.track !== null) return false;
  const { kind } = node.standing;
  if (kind === 'explained' || kind === 'familiar') return false;
  const severe = node.worst.severity >= rules.dependency.leastSeverity;
  if (!severe && ![...node.stages.keys()].some((stage) => !LOOKING_AROUND.has(stage))) return false;
  return !rules.case.informational.test(node.title);
}

/** What the parts of an intrusion say for one alert having led to another: `in-turn` with the two parts. */
export type Plausibility =
  { turn: 'in-turn'; upstream: StageName; downstream: StageName } | { turn: 'one' } | { turn: 'none' };

/**
 * Whether what happened downstream can be how what happened upstream went on: where both speak of parts of an intrusion, one
 * downstream must come no earlier than one upstream, in an intrusion (Hutchins et al., 2011; MITRE ATT&CK for ICS) and by the
 * clock. Null where they only came the other way round. Parts that one of them says nothing of speak neither for nor against.
 */
export function plausibility(upstream: Told, downstream: Told): Plausibility | null {
  if (upstream.stages.size === 0 || downstream.stages.size === 0) {
    return { turn: upstream.stages.size === downstream.stages.size ? 'none' : 'one' };
  }
  let found: Extract<Plausibility, { turn: 'in-turn' }> | null = null;
  for (const [cause, began] of inOrder(upstream)) {
    for (const [effect, came] of inOrder(downstream)) {
      if (came < began || stageOrder(effect) < stageOrder(cause)) continue;
      // The furthest that either had come is what says most.
      found = { turn: 'in-turn', upstream: cause, downstream: effect };
    }
  }
  return found;
}

/** Parts by where in an intrusion they come, so that nothing depends on which was told first. */
function inOrder({ stages }: Told): [StageName, number][] {
  return [...stages].sort(([a], [b]) => stageOrder(a) - stageOrder(b) || (a < b ? -1 : 1));
}
