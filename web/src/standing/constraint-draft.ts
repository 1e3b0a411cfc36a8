import type { PlaceConstraint } from './standing-data.ts';

/** What somebody fills in before correlation is told. Empty texts are terms that are not there. */
export interface ConstraintDraft {
  kind: PlaceConstraint['kind'];
  siteId: string;
  cause: PlaceConstraint['cause'];
  reason: string;
  entityType: NonNullable<PlaceConstraint['entity']>['type'];
  entityValue: string;
  signature: string;
  sensorId: string;
  severityAtMost: number;
  /** Null for good, which a suppression never is. */
  hours: number | null;
}

export const EMPTY_DRAFT: ConstraintDraft = {
  kind: 'suppression',
  siteId: '',
  cause: 'false_positive',
  reason: '',
  entityType: 'ip',
  entityValue: '',
  signature: '',
  sensorId: '',
  severityAtMost: 100,
  hours: 24,
};

/** Whether enough is said: never to join needs an entity, a suppression one of its three terms. */
export function isReady({ kind, siteId, reason, entityValue, signature, sensorId }: ConstraintDraft): boolean {
  if (siteId === '' || reason.trim() === '') return false;
  const entity = entityValue.trim() !== '';
  return kind === 'never_join' ? entity : entity || signature.trim() !== '' || sensorId !== '';
}

/** The draft as the server takes it. */
export function bodyOf(draft: ConstraintDraft, now: number): PlaceConstraint {
  const { kind, siteId, cause, hours } = draft;
  const [value, signature] = [draft.entityValue.trim(), draft.signature.trim()];
  return {
    kind,
    siteId,
    cause,
    reason: draft.reason.trim(),
    ...(value !== '' && { entity: { type: draft.entityType, value } }),
    ...(hours !== null && { expiresAt: new Date(now + hours * 3_600_000).toISOString() }),
    ...(kind === 'suppression' && {
      ...(signature !== '' && { signature }),
      ...(draft.sensorId !== '' && { sensorId: draft.sensorId }),
      severityAtMost: draft.severityAtMost,
    }),
  };
}
