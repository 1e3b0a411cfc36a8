import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertGroup } from './alert-node.ts';

/** Why a group is a case, or why it is not yet one. */
export type Opening = 'track' | 'report' | 'severity' | 'linked' | 'waiting';

/** Whether what a group holds warrants a case. */
export function opening(group: AlertGroup, rules: CorrelationRules['case']): Opening {
  let counted = 0;
  let worst = 0;
  for (const node of group.nodes) {
    if (node.dismissed) continue;
    if (node.track && (node.track.zone !== 'outside' || node.worst.severity >= rules.severityTrack)) return 'track';
    if (node.kind === 'human') return 'report';
    if (node.worst.severity >= rules.severityAlone) return 'severity';
    counted += 1;
    worst = Math.max(worst, node.worst.severity);
  }
  return counted >= 2 && worst >= rules.severityLinked ? 'linked' : 'waiting';
}
