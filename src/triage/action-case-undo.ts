import type { CaseEntity } from '../cases/case.entity.ts';
import type { CasePatch } from '../cases/case.store.ts';
import type { CaseStep } from '../cases/case-steps.ts';
import type { JsonObject } from '../common/json.ts';

const TIMES = ['acknowledgedAt', 'closedAt'] as const;
const FIELDS = [
  'status',
  'closeReason',
  'closedAt',
  'closedBy',
  'assignee',
  'acknowledgedAt',
  'acknowledgedBy',
] as const;

/** Fields of a case that actions set, as they are written down. */
export function caseFieldsOf(found: CasePatch): JsonObject {
  const given = FIELDS.filter((field) => field in found).map((field) => [field, found[field] ?? null]);
  return JSON.parse(JSON.stringify(Object.fromEntries(given))) as JsonObject;
}

/** Takes an action on a case back: columns as they were, and the journal told what was withdrawn. */
export function undoStep(found: CaseEntity, before: JsonObject): CaseStep {
  const patch = patchOf(before);
  const events: CaseStep['events'] = [];
  if (patch.acknowledgedBy === null) {
    events.push({ type: 'case.acknowledgement_withdrawn', data: { by: found.acknowledgedBy } });
  }
  if (patch.assignee !== undefined) {
    events.push({ type: 'case.assigned', data: { assignee: patch.assignee, from: found.assignee } });
  }
  if (patch.status === undefined) return { patch, events };
  const reason = patch.status === 'closed' ? (patch.closeReason ?? null) : 'Undone';
  events.push({ type: 'case.status_changed', data: { from: found.status, to: patch.status, reason } });
  const kind = patch.status === 'closed' ? 'seal' : 'unseal';
  return { patch, events, decision: { kind, reason: 'Undone' } };
}

function patchOf(before: JsonObject): CasePatch {
  const times = TIMES.flatMap((field) => {
    const value = before[field];
    return typeof value === 'string' ? [[field, new Date(value)] as const] : [];
  });
  return { ...(before as CasePatch), ...Object.fromEntries(times) };
}
