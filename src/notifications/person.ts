import { type Membership, type Operator, personOperator } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { sees } from '../access/policy/decide.ts';
import type { Occurrence, SubjectKind } from './occurrence.ts';
import type { QuietHours } from './quiet-hours.ts';

/** How somebody wants to be told. */
export interface Preferences {
  mail: boolean;
  mailInExercises: boolean;
  timezone: string;
  quietFrom: string | null;
  quietTo: string | null;
  /** What is at least so severe is not held back by quiet hours; 101 is nothing. */
  breakThrough: number;
}

export const DEFAULT_PREFERENCES: Preferences = {
  mail: true,
  mailInExercises: false,
  timezone: 'UTC',
  quietFrom: null,
  quietTo: null,
  breakThrough: 80,
};

/** Somebody who may be told, as they are at that moment. */
export interface Person extends Membership {
  login: string;
  email: string | null;
  preferences: Preferences;
}

/** What somebody needs to be allowed to be told of a thing of this kind. */
const NEEDED: Readonly<Record<SubjectKind, Action>> = {
  case: 'case.read',
  sensor: 'registry.read',
  share: 'share.read',
  release: 'release.approve',
  statement: 'statement.read',
};

export function viewerOf(person: Person, realm: string): Operator {
  return personOperator(person, realm, { address: null, credential: null });
}

export function mayReceive(viewer: Operator, subject: SubjectKind): boolean {
  return viewer.actions.has('notification.read') && viewer.actions.has(NEEDED[subject]);
}

/** Whether the person may know of it now; asked once more when it is sent and when it is read. */
export function mayBeTold(person: Person, { kind, event, subject, personal, concerned }: Occurrence): boolean {
  const viewer = viewerOf(person, event.realm);
  if (!mayReceive(viewer, subject.kind)) return false;
  // What a nation is asked is for those who answer for it.
  if (subject.kind === 'statement' && kind === 'approval_asked' && !viewer.actions.has('statement.approve'))
    return false;
  return personal ? concerned.includes(person.accountId) : sees(viewer, event).allowed;
}

export function quietHoursOf({ timezone, quietFrom, quietTo, breakThrough }: Preferences): QuietHours | undefined {
  return quietFrom === null || quietTo === null ? undefined : { timezone, from: quietFrom, to: quietTo, breakThrough };
}
