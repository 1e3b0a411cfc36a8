import type { QueueRow } from './contract.ts';

export interface Sla {
  kind: 'acknowledge' | 'resolve';
  /** Seconds that are left; negative once it is late. */
  left: number;
  /** Part of the time that is used up, 0 to 1. */
  used: number;
  state: 'calm' | 'soon' | 'late';
}

/** From here on what is due is called soon: the last quarter of its time. */
const SOON = 0.75;

/** How a row stands with what is due of it; null where nothing is. */
export function slaOf(
  { due, dueKind, arrivedAt }: Pick<QueueRow, 'due' | 'dueKind' | 'arrivedAt'>,
  now: number,
): Sla | null {
  if (due === null || dueKind === null) return null;
  const end = Date.parse(due);
  const whole = Math.max(1, end - Date.parse(arrivedAt));
  const left = (end - now) / 1_000;
  const used = Math.min(1, Math.max(0, 1 - (end - now) / whole));
  return { kind: dueKind, left, used, state: left < 0 ? 'late' : used >= SOON ? 'soon' : 'calm' };
}

/** Outline of the used part of a ring, as lengths of its dashes. */
export const ringDash = (used: number, radius: number): string => {
  const round = 2 * Math.PI * radius;
  return `${(round * used).toFixed(2)} ${round.toFixed(2)}`;
};
