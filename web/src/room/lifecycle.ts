import type { Case } from './case-data.ts';

export type Status = Case['status'];
export type CloseReason = NonNullable<Case['closeReason']>;

export const CLOSE_REASONS = [
  'resolved',
  'false_positive',
  'benign',
  'duplicate',
  'not_actionable',
  'exercise_ended',
] as const satisfies readonly CloseReason[];

/** Where the server lets a person take a case from each status; closing asks for a reason and has a way of its own. */
export const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  new: ['triaged', 'active'],
  triaged: ['active'],
  active: ['contained'],
  contained: ['active'],
  closed: [],
  merged: [],
};

export const isOpen = (status: Status): boolean => status !== 'closed' && status !== 'merged';
