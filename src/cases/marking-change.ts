import type { Action } from '../access/policy/action.ts';
import { type Actor, type Decision, mayChange, type Marked, sees } from '../access/policy/decide.ts';
import { PAP_LABELS, TLP_LABELS, stricter } from '../access/policy/marking.ts';
import type { Marking } from './case-marks.ts';

/** What carries a marking. */
export const MARKED_KINDS = ['case', 'alert', 'note', 'task', 'observable', 'evidence'] as const;
export type MarkedKind = (typeof MARKED_KINDS)[number];

type PolicyRefusal = Extract<Decision, { allowed: false }>['reason'];

/** What becomes of somebody's wish to mark a thing (docs/access.md §5). */
export type MarkingChange =
  | { kind: 'unchanged' }
  /** One person suffices; holds at once. */
  | { kind: 'raise'; to: Marking }
  /** Waits for another person. */
  | { kind: 'lower'; to: Marking }
  | { kind: 'refused'; reason: PolicyRefusal | 'mixed_marking' | 'below_case' };

/** A thing with its owner and both markings. */
export type MarkedThing = Marked & Marking;

/**
 * Decides on a wish to mark a thing the actor sees. `least` is the marking of the case a part belongs to; a case, and an
 * alert, has none.
 */
export function decideMarking(
  actor: Actor,
  thing: MarkedThing,
  wish: Partial<Marking>,
  least: Marking | null,
): MarkingChange {
  const to = { tlp: wish.tlp ?? thing.tlp, pap: wish.pap ?? thing.pap };
  const [up, down] = [isRaise(thing, to), isRaise(to, thing)];
  const refused = mayChangeTo(actor, down ? 'case.downgrade' : 'case.mark', thing, to);
  if (refused !== null) return { kind: 'refused', reason: refused };
  if (up && down) return { kind: 'refused', reason: 'mixed_marking' };
  if (least !== null && isRaise(to, least)) return { kind: 'refused', reason: 'below_case' };
  if (!up && !down) return { kind: 'unchanged' };
  return { kind: up ? 'raise' : 'lower', to };
}

/** Whether either label of `to` is stricter than that of `from`. */
export function isRaise(from: Marking, to: Marking): boolean {
  return stricter(TLP_LABELS, to.tlp, from.tlp) || stricter(PAP_LABELS, to.pap, from.pap);
}

/** Nobody marks a thing so that they could not see it themselves. */
function mayChangeTo(actor: Actor, action: Action, thing: MarkedThing, to: Marking): PolicyRefusal | null {
  const change = mayChange(actor, action, thing);
  if (!change.allowed) return change.reason;
  return sees(actor, { ...thing, tlp: to.tlp }).allowed ? null : 'above_clearance';
}
