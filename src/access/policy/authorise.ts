import { DomainError } from '../../common/domain-error.ts';
import { readOnlyView, type RowScope } from '../../database/row-scope.ts';
import { LIVE_REALM } from '../operator.ts';
import type { Action } from './action.ts';
import { type Actor, type Decision, mayAct, mayChange, type Owned } from './decide.ts';

const WORDS: Readonly<Record<Extract<Decision, { allowed: false }>['reason'], string>> = {
  not_granted: 'None of your roles allows this',
  other_realm: 'This belongs to another realm',
  other_nation: 'This belongs to another nation',
  other_organisation: 'This belongs to another organisation',
  above_clearance: 'This is marked above what you may see',
  unknown_marking: 'This carries a marking nobody knows',
};

/** @throws DomainError (forbidden) whose code is the reason the policy gives. */
export function requireAct(actor: Pick<Actor, 'actions' | 'clearance'>, action: Action): void {
  enforce(mayAct(actor, action));
}

/**
 * For what the actor sees. What it does not see is not found, and never comes here.
 * @throws DomainError (forbidden) whose code is the reason the policy gives.
 */
export function requireChange(actor: Actor, action: Action, thing: Owned): void {
  enforce(mayChange(actor, action, thing));
}

/**
 * For what holds in every realm alike: it is not changed in play.
 * @throws DomainError `outside_only` (forbidden) inside an exercise.
 */
export function requireOutside({ realm }: Pick<Actor, 'realm'>): void {
  if (realm === LIVE_REALM) return;
  throw new DomainError('forbidden', 'outside_only', 'This would hold outside the exercise too; change it there');
}

/**
 * Whoever looks through the eyes of a cell does nothing in its name, nor in their own: they would not know which.
 * @throws DomainError `read_only_view` (forbidden).
 */
export function requireOwnEyes({ viewing }: Pick<RowScope, 'viewing'>): void {
  if (viewing) throw readOnlyView(viewing);
}

function enforce(decision: Decision): void {
  if (!decision.allowed) throw new DomainError('forbidden', decision.reason, WORDS[decision.reason]);
}
