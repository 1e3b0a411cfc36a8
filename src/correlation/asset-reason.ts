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
  const gapSeconds = asTold(gap);
  const decay = 2 ** (-Math.min(gapSeconds, rules.windowSeconds) / rules.halvedSeconds);
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
      text: `${edge.assetName} depends on ${edge.onName} for ${edge.kind}; this began ${spanText(gap)} after “${partner.title}” there${turnText(plausible)}${crowdText(evidence, rules)}`,
      facts: {
        slot: edge.slot,
        alertId: partner.headId,
        asset: edge.asset,
        assetName: edge.assetName,
        dependsOn: edge.on,
        dependsOnName: edge.onName,
        dependency: edge.kind,
        gapSeconds,
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

/** Seconds, no finer than a sentence tells them, so that the weight is the same for the same sentence. */
function asTold(milliseconds: number): number {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 120 ? seconds : 60 * Math.round(seconds / 60);
}

function turnText(plausible: Plausibility): string {
  if (plausible.turn === 'none') return '';
  if (plausible.turn === 'one') return '; one of the two speaks of a part of an intrusion';
  const [first, then] = [plausible.upstream, plausible.downstream].map((stage) => stage.replaceAll('-', ' '));
  return first === then ? `; both speak of ${first}` : `; ${then} after ${first}, as intrusions go`;
}

/** Whatever else the weight follows from, so that a reason that weighs otherwise reads otherwise. */
function crowdText({ edge, upstream, beside }: DependencyEvidence, { fanOut }: Rules): string {
  const said = [
    ...(upstream > 1 ? [`one of ${upstream} telling alerts there`] : []),
    ...(beside > 0 ? [`after ${beside} on ${edge.asset} itself`] : []),
    ...(upstream > 1 || beside > 0 ? [`above ${fanOut} of either it would tie nothing`] : []),
    ...(edge.dependants > 1 ? [`${edge.dependants} assets depend on it`] : []),
  ];
  return said.length > 0 ? ` (${said.join('; ')})` : '';
}
