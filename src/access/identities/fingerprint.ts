import { createHash } from 'node:crypto';
import type { Operator } from '../operator.ts';

/**
 * What decides what somebody may see and do, as a short text: two operators of one credential have the same exactly
 * when nothing has changed for them. The realm is not part of it, since a credential may ask in several.
 */
export function fingerprint(
  operator: Pick<Operator, 'id' | 'nation' | 'organisationId' | 'clearance' | 'actsForNation' | 'actions'>,
): string {
  const { id, nation, organisationId, clearance, actsForNation, actions } = operator;
  const parts = [id, nation, organisationId, clearance, actsForNation, [...actions].toSorted()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
