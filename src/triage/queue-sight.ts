import type { Operator } from '../access/operator.ts';
import { seen } from '../access/policy/sight.ts';

/**
 * Which rows of `queue_heads q` a viewer sees, as SQL; parameters are those of `sightParameters`. An alert that is in a
 * case waits for nobody but those who do not see that case: to them there is none, and leaving the alert out would tell
 * of it (docs/access.md §3).
 */
export function queueSeen(viewer: Pick<Operator, 'actions'>): string {
  const rows = `${seen('q')} AND (q.case_tlp IS NULL OR NOT ${seen('q', 'q.case_tlp')})`;
  // Programs may be let read the one and not the other.
  const kinds = [
    ...(viewer.actions.has('case.read') ? [`'case'`] : []),
    ...(viewer.actions.has('alert.read') ? [`'alert'`] : []),
  ];
  return kinds.length === 2 ? rows : `${rows} AND q.kind = ANY(ARRAY[${kinds.join(', ')}]::text[])`;
}

/** What of the queue waits for somebody now: not closed, and not put off to later than `now`. */
export function awaits(now: string): string {
  return `q.closed_at IS NULL AND (q.snoozed_until IS NULL OR q.snoozed_until <= ${now})`;
}
