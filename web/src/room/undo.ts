import type { Case } from './case-data.ts';
import type { CaseAct } from './use-case-actions.ts';
import { NEXT } from './lifecycle.ts';

/** Whether what an act set is still as it set it: what others did since is not to be undone with it. */
export function stillAsActed(act: CaseAct, after: Case, now: Case): boolean {
  if (act.type === 'assign') return now.assignee === after.assignee;
  if (act.type === 'severity') return now.severity === after.severity;
  return now.status === after.status;
}

/**
 * The act that takes another back, or null where none does: an acknowledgement stays, and so do steps of the lifecycle
 * that lead only forward. `reason` is what the record will say.
 */
export function undoOf(act: CaseAct, before: Case, reason: string): CaseAct | null {
  if (act.type === 'assign') return { type: 'assign', assignee: before.assignee };
  if (act.type === 'severity') return { type: 'severity', severity: before.severity, reason };
  if (act.type !== 'status') return null;
  // What was closed is reopened as active, whatever it was before: the interface knows no other way back.
  if (act.to === 'closed') return { type: 'status', to: 'active', reason };
  return NEXT[act.to].includes(before.status) ? { type: 'status', to: before.status, reason } : null;
}
