import type { Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import type { AccessDraft, AccessType } from '../journal/access-event.ts';

/** An entry for the audit trail about something that belongs to a team. Nothing secret goes into `data`. */
export function accessEntry(
  type: AccessType,
  operator: Operator,
  { nation, organisationId }: { nation: string; organisationId: string },
  at: Date,
  data: JsonObject,
): AccessDraft {
  const actor = { id: operator.id, name: operator.name };
  return { type, at, nation, organisationId, siteId: null, caseId: null, tlp: 'AMBER', actor, data };
}
