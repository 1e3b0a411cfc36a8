import type { Action } from '../access/policy/action.ts';
import type { CloseReason } from '../cases/case-lifecycle.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';

/** Why something in the queue is closed. */
export const TRIAGE_CLOSE_REASONS = ['false_positive', 'benign', 'duplicate', 'exercise', 'resolved', 'other'] as const;
export type TriageCloseReason = (typeof TRIAGE_CLOSE_REASONS)[number];

/** The same in the words of a case's lifecycle. */
export const CASE_CLOSE_REASON: Readonly<Record<TriageCloseReason, CloseReason>> = {
  false_positive: 'false_positive',
  benign: 'benign',
  duplicate: 'duplicate',
  exercise: 'exercise_ended',
  resolved: 'resolved',
  other: 'other',
};

/** What is done to each of many subjects at once. */
export type TriageCommand =
  | { type: 'acknowledge' }
  | { type: 'assign'; to: string | null }
  | { type: 'close'; reason: TriageCloseReason; note?: string }
  | { type: 'reopen' }
  | { type: 'snooze'; until: Date }
  | { type: 'wake' }
  | { type: 'escalate'; into?: string }
  | { type: 'merge'; into: string }
  | { type: 'note'; text: string };
export type TriageType = TriageCommand['type'];

/** Each command with the fields it takes; those with `?` may be left out. */
const FIELDS: Readonly<Record<TriageType, readonly string[]>> = {
  acknowledge: [],
  assign: ['to'],
  close: ['reason', 'note?'],
  reopen: [],
  snooze: ['until'],
  wake: [],
  escalate: ['into?'],
  merge: ['into'],
  note: ['text'],
};
export const TRIAGE_TYPES = Object.keys(FIELDS) as TriageType[];

/** What a person's roles must allow for each (docs/access.md §2). */
export const TRIAGE_ACTION: Readonly<Record<TriageType, Action>> = {
  acknowledge: 'case.triage',
  assign: 'case.triage',
  close: 'case.triage',
  reopen: 'case.triage',
  snooze: 'case.triage',
  wake: 'case.triage',
  escalate: 'case.decide',
  merge: 'case.decide',
  note: 'case.note',
};

/** How long an action can be undone, in milliseconds. */
export const UNDO_MS = 15 * 60_000;

/** Nothing is put off for longer, in milliseconds. */
const SNOOZE_MOST_MS = 90 * 24 * 3_600_000;

/** Whether it can be undone: what opened or merged cases is taken back by what people do with those cases. */
export function isUndoable(command: TriageCommand): boolean {
  if (command.type === 'escalate') return command.into !== undefined;
  return command.type !== 'merge' && command.type !== 'note';
}

/** A command as somebody wrote it, each field of the right form by itself. */
export interface TriageWish {
  type: TriageType;
  to?: string | null;
  reason?: TriageCloseReason;
  note?: string;
  until?: string;
  into?: string;
  text?: string;
}

/**
 * The command that is meant.
 * @throws DomainError (invalid) `missing_field`, `field_not_taken`, `snooze_in_past`, `snooze_too_long`.
 */
export function commandOf(wish: TriageWish, now: Date): TriageCommand {
  const { type, ...given } = wish;
  const taken = FIELDS[type];
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !taken.some((field) => field.replace('?', '') === name)) {
      throw invalid('field_not_taken', `The action ${type} takes no ${name}`, name);
    }
  }
  for (const name of taken.filter((field) => !field.endsWith('?'))) {
    if ((given as JsonObject)[name] === undefined) {
      throw invalid('missing_field', `The action ${type} needs ${name}`, name);
    }
  }
  if (wish.until === undefined) return wish as TriageCommand;
  const until = new Date(wish.until);
  if (until <= now) throw invalid('snooze_in_past', 'It can be put off to a later time only', 'until');
  if (until.getTime() - now.getTime() > SNOOZE_MOST_MS) {
    throw invalid('snooze_too_long', 'It can be put off for 90 days at most', 'until');
  }
  return { type: 'snooze', until };
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { field: `action.${field}` });
}
