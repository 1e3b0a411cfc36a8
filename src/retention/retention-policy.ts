import { type Json } from '../common/json.ts';

/** What a policy tells apart. `waiting`: in no case, and nobody has taken it in hand. `closed`: in no case, closed or suppressed. */
export const KEPT_CLASSES = ['waiting', 'closed', 'cases', 'rejects'] as const;
export type KeptClass = (typeof KEPT_CLASSES)[number];

/** Days that each is kept; null for ever. */
export type KeptDays = Readonly<Record<KeptClass, number | null>>;

/** Less than correlation may still look back, and the rules of analysts with it, no policy may say. */
export const LEAST_DAYS = 30;
export const MOST_DAYS = 36_500;

/** A policy that was set by mistake removes nothing for so long. */
export const GRACE_HOURS = 24;

export const FOR_EVER: KeptDays = { waiting: null, closed: null, cases: null, rejects: null };

const DAY_MS = 86_400_000;

/** What came, was closed or is of a case closed before it goes; null where all stays. */
export type Cutoffs = Readonly<Record<KeptClass, Date | null>>;

export function cutoffsOf(days: KeptDays, now: Date): Cutoffs {
  const before = (kept: number | null): Date | null => (kept === null ? null : new Date(now.getTime() - kept * DAY_MS));
  return {
    waiting: before(days.waiting),
    closed: before(days.closed),
    cases: before(days.cases),
    rejects: before(days.rejects),
  };
}

/** What differs, as the trail tells of it. */
export function changedDays(from: KeptDays, to: KeptDays): Record<string, { from: Json; to: Json }> {
  const changed = KEPT_CLASSES.filter((kept) => from[kept] !== to[kept]);
  return Object.fromEntries(changed.map((kept) => [kept, { from: from[kept], to: to[kept] }]));
}

/** Nothing that would be removed now is removed by it any sooner: it holds at once. */
export function keepsLonger(from: KeptDays, to: KeptDays): boolean {
  return KEPT_CLASSES.every((kept) => (to[kept] ?? Infinity) >= (from[kept] ?? Infinity));
}

/**
 * From when a policy holds: a day later, unless all is kept at least as long as by the one before. That ends no waiting either, since
 * the one before may have been a slip.
 */
export function effectiveFrom(before: { days: KeptDays; from: Date } | undefined, days: KeptDays, now: Date): Date {
  if (before && keepsLonger(before.days, days)) return before.from > now ? before.from : now;
  return new Date(now.getTime() + GRACE_HOURS * 3_600_000);
}

/** How long a sweeper rests after a batch: twice what it took, so that it has a third of a processor at most. */
export function restAfter(batchMs: number): number {
  return Math.min(5_000, Math.max(20, 2 * batchMs));
}
