import { DomainError } from '../common/domain-error.ts';
import type { TriageCloseReason, TriageCommand } from './triage-command.ts';

export interface Person {
  id: string;
  name: string;
}

/** What people did with a thing that waits. Times are RFC 3339 in UTC, so that two states compare as they are written. */
export interface Disposition {
  acknowledgedAt: string | null;
  acknowledgedBy: Person | null;
  assignee: Person | null;
  snoozedUntil: string | null;
  snoozedBy: Person | null;
  /** Severity class, 0 info to 4 critical, when it was put off. */
  snoozedClass: number | null;
  closedAt: string | null;
  closedBy: Person | null;
  closeReason: TriageCloseReason | null;
  closeNote: string | null;
}

/** Of what nobody did anything with. */
export const UNTOUCHED: Disposition = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  assignee: null,
  snoozedUntil: null,
  snoozedBy: null,
  snoozedClass: null,
  closedAt: null,
  closedBy: null,
  closeReason: null,
  closeNote: null,
};

const AWAKE = { snoozedUntil: null, snoozedBy: null, snoozedClass: null };
const OPEN = { closedAt: null, closedBy: null, closeReason: null, closeNote: null };

/** Who acts on what, and when. */
export interface Acting {
  by: Person;
  at: Date;
  /** To whom it is given, where the command gives it to somebody. */
  assignee: Person | null;
  /** Severity class of the thing now. */
  severityClass: number;
}

/** Commands that are answered by what is kept beside an alert, or of a case by whether it was put off. */
export type DisposingCommand = Extract<
  TriageCommand,
  { type: 'acknowledge' | 'assign' | 'close' | 'reopen' | 'snooze' | 'wake' }
>;

/**
 * What a command changes; null when it is so already.
 * @throws DomainError (conflict) `already_acknowledged` when another person was first; `alert_closed`; `not_closed`.
 */
export function dispose(state: Disposition, command: DisposingCommand, acting: Acting): Partial<Disposition> | null {
  const at = acting.at.toISOString();
  if (state.closedAt !== null && command.type !== 'reopen') {
    throw new DomainError('conflict', 'alert_closed', 'The alert is closed; reopen it first');
  }
  switch (command.type) {
    case 'acknowledge': {
      const by = state.acknowledgedBy;
      if (by !== null && by.id !== acting.by.id) {
        throw new DomainError('conflict', 'already_acknowledged', `${by.name} acknowledged it before`);
      }
      return changes({
        ...(by === null && { acknowledgedAt: at, acknowledgedBy: acting.by }),
        ...(state.assignee === null && { assignee: acting.by }),
      });
    }
    case 'assign':
      return state.assignee?.id === acting.assignee?.id ? null : { assignee: acting.assignee };
    case 'close':
      return {
        closedAt: at,
        closedBy: acting.by,
        closeReason: command.reason,
        closeNote: command.note ?? null,
        ...(state.snoozedUntil !== null && AWAKE),
      };
    case 'reopen':
      if (state.closedAt === null) throw new DomainError('conflict', 'not_closed', 'It is not closed');
      return OPEN;
    case 'snooze':
      return snooze(command.until, acting);
    default:
      return state.snoozedUntil === null ? null : AWAKE;
  }
}

export function snooze(until: Date, { by, severityClass }: Acting): Partial<Disposition> {
  return { snoozedUntil: until.toISOString(), snoozedBy: by, snoozedClass: severityClass };
}

/** The fields a change sets, as they were before it. */
export function former<State extends object, Field extends keyof State>(
  state: State,
  changed: Partial<Pick<State, Field>>,
): Pick<State, Field> {
  const fields = Object.keys(changed) as Field[];
  return Object.fromEntries(fields.map((field) => [field, state[field]])) as Pick<State, Field>;
}

function changes(patch: Partial<Disposition>): Partial<Disposition> | null {
  return Object.keys(patch).length === 0 ? null : patch;
}
