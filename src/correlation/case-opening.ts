import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertGroup } from './alert-node.ts';

/** Why a group is a case, or why it is not yet one. */
export type Opening = 'track' | 'report' | 'severity' | 'linked' | 'rule' | 'waiting';

/**
 * Whether what a group holds warrants a case. What has left memory counts through the facts, so that the answer does not
 * depend on when it left.
 */
export function opening(group: AlertGroup, rules: CorrelationRules['case']): Opening {
  let counted = false;
  for (const node of group.nodes) {
    if (node.dismissed) continue;
    if (node.track && (node.track.zone !== 'outside' || node.worst.severity >= rules.severityTrack)) return 'track';
    if (node.kind === 'human') return 'report';
    if (node.worst.severity >= rules.severityAlone) return 'severity';
    if (node.ruled?.opens) return 'rule';
    counted = true;
  }
  const { signatures, worst } = group.facts;
  return counted && signatures.length > 1 && worst.severity >= rules.severityLinked ? 'linked' : 'waiting';
}
