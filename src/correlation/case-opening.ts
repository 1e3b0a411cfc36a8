import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { isConfirmed, isExplained } from './air-standing.ts';
import type { AlertGroup, AlertNode } from './alert-node.ts';

/** Why a group is a case, or why it is not yet one. */
export type Opening = 'track' | 'report' | 'severity' | 'linked' | 'waiting';

/**
 * Whether what a group holds warrants a case. What has left memory counts through the facts, so that the answer does not
 * depend on when it left.
 */
export function opening(group: AlertGroup, rules: CorrelationRules['case']): Opening {
  let counted = false;
  for (const node of group.nodes) {
    if (node.dismissed || node.track?.context || isExplained(node)) continue;
    if (warrants(node, rules)) return 'track';
    if (node.kind === 'human') return 'report';
    if (node.worst.severity >= rules.severityAlone) return 'severity';
    counted = true;
  }
  const { signatures, worst } = group.facts;
  return counted && signatures.length > 1 && worst.severity >= rules.severityLinked ? 'linked' : 'waiting';
}

/** A track that is more than an echo, and is in a zone or severe enough anywhere. */
function warrants(node: AlertNode, rules: CorrelationRules['case']): boolean {
  if (!node.track || !isConfirmed(node)) return false;
  return node.track.zone !== 'outside' || node.worst.severity >= rules.severityTrack;
}
