import { DomainError } from '../common/domain-error.ts';
import type { EntityType } from '../intake/alert.ts';

export const CONSTRAINT_KINDS = ['never_join', 'suppression'] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** Why, in a word that can be counted; the reason says it in a sentence. */
export const CONSTRAINT_CAUSES = [
  'false_positive',
  'shared_infrastructure',
  'expected_activity',
  'maintenance',
  'duplicate',
  'other',
] as const;
export type ConstraintCause = (typeof CONSTRAINT_CAUSES)[number];

/** What a constraint concerns, as a person says it. */
export interface ConstraintTerms {
  kind: ConstraintKind;
  entity?: { type: EntityType; value: string } | undefined;
  signature?: string | undefined;
  sensorId?: string | undefined;
  severityAtMost?: number | undefined;
  expiresAt?: Date | undefined;
}

/** Longest a suppression holds: what is hidden must be decided anew. Days. */
const MOST_DAYS = 90;

/**
 * Refuses what would concern nothing, or everything, or never end.
 * @throws DomainError (invalid), naming the field: `entity_required`, `term_not_taken`, `scope_required`,
 * `expiry_required`, `expiry_past`, `expiry_too_late`.
 */
export function requireTerms(terms: ConstraintTerms, now: Date): void {
  if (terms.kind === 'never_join') {
    if (!terms.entity) throw refused('entity_required', 'Say by which entity never to join', 'entity');
    for (const field of ['signature', 'sensorId', 'severityAtMost'] as const) {
      if (terms[field] !== undefined) throw refused('term_not_taken', `${field} says nothing about joining`, field);
    }
  } else {
    if (!terms.entity && terms.signature === undefined && terms.sensorId === undefined) {
      throw refused(
        'scope_required',
        'Name a signature, an entity or a sensor; a whole site is not hidden',
        'signature',
      );
    }
    if (!terms.expiresAt)
      throw refused('expiry_required', 'Say until when; what is hidden is decided anew', 'expiresAt');
  }
  if (!terms.expiresAt) return;
  if (terms.expiresAt <= now) throw refused('expiry_past', 'It would have ended already', 'expiresAt');
  if (terms.kind === 'suppression' && terms.expiresAt.getTime() > now.getTime() + MOST_DAYS * 86_400_000) {
    throw refused('expiry_too_late', `A suppression holds for at most ${MOST_DAYS} days`, 'expiresAt');
  }
}

export const CONSTRAINT_STATES = ['pending', 'in_force', 'expired', 'ended'] as const;
export type ConstraintState = (typeof CONSTRAINT_STATES)[number];

/** What became of it by now. It expires by the time of what happens; that is told here by the clock. */
export function stateOf(
  { begun, endedAt, expiresAt }: { begun: boolean; endedAt: Date | null; expiresAt: Date | null },
  now: Date,
): ConstraintState {
  if (endedAt !== null) return 'ended';
  if (!begun) return 'pending';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'in_force';
}

function refused(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { field });
}
