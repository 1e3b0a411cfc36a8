import type { AlertGroup, AlertNode, Slot } from './alert-node.ts';
import { remakeFacts } from './grouping.ts';
import { ruledBy } from './rule-reason.ts';
import type { SlotChange } from './rule-ties.ts';

/** Carries out what analysts' rules said: ties, and how grave a case they make. */
export function carryOut(
  changes: readonly SlotChange[],
  setSlot: (node: AlertNode, name: string, slot: Slot | null) => void,
): void {
  const owners = new Set<AlertNode>();
  const withdrawn = new Set<AlertGroup>();
  for (const { node, name, slot } of changes) {
    setSlot(node, name, slot);
    owners.add(node);
    if (!slot) withdrawn.add(node.group);
  }
  for (const owner of owners) owner.ruled = ruledBy(owner);
  // A rule that no longer holds takes its severity back, where all that the case rests on is known.
  for (const group of withdrawn) remakeFacts(group);
  for (const owner of owners) owner.group.absorb(owner);
}
