import type { Operator } from '../access/operator.ts';
import { seenAs } from '../access/policy/sight.ts';
import type { QueueKind } from './filter-ast.ts';

/** Programs may be let read the one and not the other. */
export function kindsRead({ actions }: Pick<Operator, 'actions'>): QueueKind[] {
  return [
    ...(actions.has('case.read') ? ['case' as const] : []),
    ...(actions.has('alert.read') ? ['alert' as const] : []),
  ];
}

/**
 * Which rows of `queue_heads q` a viewer sees, as SQL; parameters are those of `sightParameters`. An alert that is in a
 * case waits for nobody but those who do not see that case: to them there is none, and leaving the alert out would tell
 * of it (docs/access.md §3).
 */
export function queueSeen(viewer: Pick<Operator, 'actions' | 'clearance'>): string {
  const seen = seenAs(viewer);
  const rows = `${seen('q')} AND (q.case_tlp IS NULL OR NOT ${seen('q', 'q.case_tlp')})`;
  const kinds = kindsRead(viewer);
  return kinds.length === 2
    ? rows
    : `${rows} AND q.kind = ANY(ARRAY[${kinds.map((kind) => `'${kind}'`).join(', ')}]::text[])`;
}
