import { DomainError } from '../common/domain-error.ts';

export const CASE_STATUSES = ['new', 'triaged', 'active', 'contained', 'closed', 'merged'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Why a case was closed. One of them is mandatory. */
export const CLOSE_REASONS = [
  'resolved',
  'false_positive',
  'benign',
  'duplicate',
  'not_actionable',
  'exercise_ended',
  'other',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** Statuses a case is worked on in. */
export const OPEN_STATUSES = ['new', 'triaged', 'active', 'contained'] as const satisfies readonly CaseStatus[];

/**
 * Where a person may take a case from each status. From `closed` to `active` is a reopening. `merged` is reached by
 * a merge alone, and left by nothing.
 */
export const TRANSITIONS: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  new: ['triaged', 'active', 'closed'],
  triaged: ['active', 'closed'],
  active: ['contained', 'closed'],
  contained: ['active', 'closed'],
  closed: ['active'],
  merged: [],
};

export interface Transition {
  kind: 'progress' | 'close' | 'reopen';
  status: CaseStatus;
  closeReason: CloseReason | null;
}

/**
 * What a requested change of status amounts to.
 * @throws DomainError `transition_refused` (conflict) where the table has no such transition;
 * `close_reason_required` (invalid) when a case is to be closed without one of {@link CLOSE_REASONS}.
 */
export function transition(from: CaseStatus, to: CaseStatus, reason?: string): Transition {
  const allowed = TRANSITIONS[from];
  if (!allowed.includes(to)) {
    const choice = allowed.length === 0 ? 'nothing: it is final' : allowed.join(', ');
    throw new DomainError(
      'conflict',
      'transition_refused',
      `A case cannot go from ${from} to ${to}; allowed: ${choice}`,
      {
        field: 'to',
      },
    );
  }
  if (to !== 'closed') return { kind: from === 'closed' ? 'reopen' : 'progress', status: to, closeReason: null };
  if (!isCloseReason(reason)) {
    throw new DomainError(
      'invalid',
      'close_reason_required',
      `Closing a case needs one of these reasons: ${CLOSE_REASONS.join(', ')}`,
      { field: 'reason' },
    );
  }
  return { kind: 'close', status: to, closeReason: reason };
}

export function isOpen(status: CaseStatus): boolean {
  return (OPEN_STATUSES as readonly CaseStatus[]).includes(status);
}

function isCloseReason(reason: string | undefined): reason is CloseReason {
  return (CLOSE_REASONS as readonly (string | undefined)[]).includes(reason);
}
