import { ATTACK_STAGES, type StageName } from '../../config/attack-stages.ts';
import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode } from './alert-node.ts';
import { attackStage } from './attack-stage.ts';
import { stageOrder } from './stages-in-turn.ts';

type Told = Pick<AlertNode, 'kind' | 'title'>;
type Judged = Pick<AlertNode, 'tiesNothing' | 'track' | 'standing' | 'worst' | 'stages' | 'title'>;

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
 * Whether what happened downstream can be how what happened upstream went on: where both speak of a part of an intrusion, that
 * downstream must come no earlier in one than that upstream (Hutchins et al., 2011; MITRE ATT&CK for ICS); null where it does.
 * A part that one of them says nothing of speaks neither for nor against. Of heads alone, so that no repeat takes it back.
 */
export function plausibility(upstream: Told, downstream: Told): Plausibility | null {
  const [cause, effect] = [stageOf(upstream), stageOf(downstream)];
  if (cause === null || effect === null) return { turn: cause === effect ? 'none' : 'one' };
  return stageOrder(effect) < stageOrder(cause) ? null : { turn: 'in-turn', upstream: cause, downstream: effect };
}

function stageOf({ kind, title }: Told): StageName | null {
  return kind === 'cyber' ? (attackStage(title)?.name ?? null) : null;
}
