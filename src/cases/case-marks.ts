import {
  type Order,
  type Pap,
  stricter,
  strictest,
  strictestPap,
  strictestTlp,
  type Tlp,
} from '../access/policy/marking.ts';

/**
 * What people decided about one marking of a case, kept beside what its alerts say, so that correlation need not know of
 * it and yet never undoes it.
 */
export interface Marks<Label extends string> {
  /** A person raised it: not less than this, whatever the alerts say. */
  floor: Label | null;
  /** Two people lowered it below its alerts; holds while no alert is stricter than `basis`. */
  set: Label | null;
  /** The strictest of all alerts it had when it was lowered. */
  basis: Label | null;
}

/** A marking with what it rests on. */
export interface Standing<Label extends string> {
  label: Label;
  marks: Marks<Label>;
}

export interface Marking {
  tlp: Tlp;
  pap: Pap;
}

export const UNMARKED: Marks<never> = { floor: null, set: null, basis: null };

/** Both labels at least as strict as those of the other. */
export function strictestMarking(a: Marking, b: Marking): Marking {
  return { tlp: strictestTlp(a.tlp, b.tlp), pap: strictestPap(a.pap, b.pap) };
}

/**
 * Where a case stands when its alerts are marked `alerts` at the strictest. Only ever stricter than before: alerts that
 * left it lower nothing, since what was written about them stayed. `inherited` is the floor of cases it came from.
 */
export function settle<Label extends string>(
  order: Order<Label>,
  known: Standing<Label> | undefined,
  alerts: Label,
  inherited: Label | null = null,
): Standing<Label> {
  const { floor, set, basis } = known?.marks ?? UNMARKED;
  const holds = set !== null && basis !== null && !stricter(order, alerts, basis);
  const least = [floor, inherited].filter((label) => label !== null);
  const [first, ...others] = least;
  const raised = first === undefined ? null : strictest(order, first, ...others);
  const label = strictest(order, holds ? set : alerts, ...least);
  const lowered = holds ? { set, basis } : { set: null, basis: null };
  if (known && stricter(order, known.label, label)) {
    return { label: known.label, marks: { ...lowered, floor: known.label } };
  }
  return { label, marks: { ...lowered, floor: raised } };
}

/** One person raised it. */
export function raised<Label extends string>({ marks }: Standing<Label>, to: Label): Standing<Label> {
  return { label: to, marks: { ...marks, floor: to } };
}

/** Two people lowered it, while its alerts are marked `alerts` at the strictest. */
export function lowered<Label extends string>(
  order: Order<Label>,
  { marks }: Standing<Label>,
  alerts: Label,
  to: Label,
): Standing<Label> {
  if (!stricter(order, alerts, to)) return { label: to, marks: { floor: to, set: null, basis: null } };
  // Whoever lowers it now may not see all alerts of it that the former lowering knew.
  const basis = marks.basis === null ? alerts : strictest(order, alerts, marks.basis);
  return { label: to, marks: { floor: null, set: to, basis } };
}
