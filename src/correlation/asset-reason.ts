import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode, Slot } from './alert-node.ts';
import type { Plausibility } from './asset-plausibility.ts';
import type { Edge } from './asset-topology.ts';
import { round, spanText } from './reason.ts';

type Rules = CorrelationRules['dependency'];

/** What a tie along a dependency rests on. */
export interface DependencyEvidence {
  edge: Edge;
  partner: AlertNode;
  /** Milliseconds from the beginning of the one to that of the other. */
  gap: number;
  plausible: Plausibility;
  /** Telling alerts within the window on what is depended on, and before this one on the asset itself. */
  upstream: number;
  beside: number;
}

/** The tie of an alert to one on what its asset depends on. */
export function dependencySlot(evidence: DependencyEvidence, rules: Rules): Slot {
  const { edge, partner, gap, plausible, upstream, beside } = evidence;
  const late = Math.min(gap / 1000, rules.windowSeconds);
  const decay = 2 ** (-late / rules.halvedSeconds);
  const rarity = 1 / (1 + Math.log2(Math.max(upstream, beside + 1)));
  const shared = 1 - Math.log(edge.dependants) / Math.log(rules.dependantsAtMost + 2);
  const weight = rules.weights[edge.kind] * rules.stages[plausible.turn] * decay * rarity * shared;
  return {
    partner,
    joins: true,
    sameObject: false,
    reason: {
      rule: 'dependent-asset',
      version: rules.version,
      text: `${edge.assetName} depends on ${edge.onName} for ${edge.kind}; this began ${spanText(gap)} after “${partner.title}” there${turnText(plausible)}${crowdText(upstream, rules)}`,
      facts: {
        slot: edge.slot,
        alertId: partner.headId,
        asset: edge.asset,
        assetName: edge.assetName,
        dependsOn: edge.on,
        dependsOnName: edge.onName,
        dependency: edge.kind,
        gapSeconds: Math.round(gap / 1000),
        windowSeconds: rules.windowSeconds,
        turn: plausible.turn,
        ...(plausible.turn === 'in-turn' && {
          upstreamStage: plausible.upstream,
          downstreamStage: plausible.downstream,
        }),
        upstreamAlerts: upstream,
        earlierOnAsset: beside,
        // At more than so many of either it would tie nothing.
        alertsAtMost: rules.fanOut,
        dependants: edge.dependants,
        dependantsAtMost: rules.dependantsAtMost,
        decay: round(decay),
      },
      weight: round(weight),
    },
  };
}

/** Why so much at once, or so much that depends on one asset, ties nothing. */
export function cappedSlot(edge: Edge, why: 'alerts' | 'dependants', rules: Rules): Slot {
  const words =
    why === 'alerts'
      ? `more than ${rules.fanOut} telling alerts on one of the two within ${spanText(rules.windowSeconds * 1000)}`
      : `so do ${edge.dependants - 1} other assets, more than ${rules.dependantsAtMost} in all`;
  return {
    partner: null,
    joins: false,
    sameObject: false,
    reason: {
      rule: 'dependent-asset',
      version: rules.version,
      text: `${edge.assetName} depends on ${edge.onName} for ${edge.kind}, but ${words}: that ties nothing`,
      facts: {
        slot: edge.slot,
        asset: edge.asset,
        dependsOn: edge.on,
        dependency: edge.kind,
        windowSeconds: rules.windowSeconds,
        alertsAtMost: rules.fanOut,
        dependants: edge.dependants,
        dependantsAtMost: rules.dependantsAtMost,
      },
      weight: 0,
    },
  };
}

function turnText(plausible: Plausibility): string {
  if (plausible.turn !== 'in-turn') return '';
  const [first, then] = [plausible.upstream, plausible.downstream].map((stage) => stage.replaceAll('-', ' '));
  return first === then ? `; both speak of ${first}` : `; ${then} after ${first}, as intrusions go`;
}

function crowdText(upstream: number, { fanOut }: Rules): string {
  return upstream > 1 ? ` (one of ${upstream} telling alerts there; above ${fanOut} it would tie nothing)` : '';
}
