import type { SitePartition } from '../site-partition.ts';
import type { ConstraintChange } from './constraint.ts';
import { constraintReason } from './site-constraints.ts';

/**
 * A constraint begins or ends. Every tie in reach that it concerns is looked at again, so that the groups are the same as
 * if it had held before those alerts came; what has left memory stays where it is. Suppressions concern what comes
 * after them: an alert that people have worked with is not taken from them.
 */
export function applyConstraint(site: SitePartition, { is, constraint }: ConstraintChange): void {
  if (is === 'begun') site.constraints.add(constraint);
  else if (!site.constraints.remove(constraint.id)) return;
  if (constraint.kind !== 'never-join') return;
  lookAgainAt(site, constraint.key);
  site.settle(constraintReason(constraint));
  site.openDue();
}

/** Looks again at every tie by this entity that is in reach. */
function lookAgainAt(site: SitePartition, key: string): void {
  for (const node of site.nodes) {
    const former = node.slots.get(`key:${key}`);
    const found = former?.partner ? site.ties.evaluate(node, key, site.horizon) : null;
    if (found && found.partner === former?.partner) site.setSlot(node, `key:${key}`, found);
  }
}
