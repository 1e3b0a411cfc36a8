import { createHash } from 'node:crypto';
import type { Operator } from '../operator.ts';

/**
 * What decides what somebody may see and do, as a short text: two operators of one credential have the same exactly
 * when nothing has changed for them. The realm is not part of it, since a credential may ask in several.
 */
export function fingerprint(
  operator: Pick<Operator, 'id' | 'nation' | 'organisationId' | 'clearance' | 'actsForNation' | 'actions' | 'viewing'>,
): string {
  const { id, nation, organisationId, clearance, actsForNation, actions, viewing } = operator;
  const view = viewing ? [viewing.cell, viewing.by.nation, viewing.by.organisationId] : [];
  const parts = [id, nation, organisationId, clearance, actsForNation, [...actions].toSorted(), ...view];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
