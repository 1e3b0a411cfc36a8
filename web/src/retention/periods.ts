import type { Schemas } from '../api/client.ts';

export type Days = Schemas['KeptDaysDto'];
export type Period = keyof Days;

/** In the order they are told in, which is that of a run. */
export const PERIODS = ['waitingDays', 'closedDays', 'caseDays', 'rejectDays'] as const satisfies readonly Period[];

/** Names by which a preview and a run count what a period is of. */
export const COUNTED = {
  waitingDays: 'waiting',
  closedDays: 'closed',
  caseDays: 'cases',
  rejectDays: 'rejects',
} as const satisfies Record<Period, keyof Schemas['RemovedCountsDto']>;

/** What the interface takes (docs/retention.md). */
export const LEAST_DAYS = 30;
export const MOST_DAYS = 36_500;

export const FOR_EVER: Days = { waitingDays: null, closedDays: null, caseDays: null, rejectDays: null };

/** Periods as somebody types them; an empty field is for ever. */
export type Draft = Readonly<Record<Period, string>>;

export const draftOf = (days: Days): Draft => each((period) => (days[period] === null ? '' : String(days[period])));

/** Null while one of them is no number of days that can be set. */
export function daysOf(draft: Draft): Days | null {
  const days = each((period) => (draft[period].trim() === '' ? null : Number(draft[period])));
  return PERIODS.every((period) => isPeriod(days[period])) ? days : null;
}

const isPeriod = (days: number | null): boolean =>
  days === null || (Number.isInteger(days) && days >= LEAST_DAYS && days <= MOST_DAYS);

export const daysOnly = (of: Days): Days => each((period) => of[period]);

export const keepsEverything = (days: Days): boolean => PERIODS.every((period) => days[period] === null);

/** Nothing goes sooner than it did: what the server lets hold at once. */
export const keepsLonger = (before: Days, after: Days): boolean =>
  PERIODS.every((period) => (after[period] ?? Infinity) >= (before[period] ?? Infinity));

function each<Value>(of: (period: Period) => Value): Record<Period, Value> {
  return {
    waitingDays: of('waitingDays'),
    closedDays: of('closedDays'),
    caseDays: of('caseDays'),
    rejectDays: of('rejectDays'),
  };
}
