import { changedDays, cutoffsOf, effectiveFrom, FOR_EVER, keepsLonger, restAfter } from './retention-policy.ts';

const NOW = new Date('2026-11-30T12:00:00Z');

describe('a retention policy', () => {
  it('lets nothing go where no period is set', () => {
    expect(cutoffsOf(FOR_EVER, NOW)).toEqual({ waiting: null, closed: null, cases: null, rejects: null });
  });

  it('counts days back from now', () => {
    const cutoffs = cutoffsOf({ ...FOR_EVER, closed: 90, rejects: 30 }, NOW);
    expect(cutoffs.closed?.toISOString()).toBe('2026-09-01T12:00:00.000Z');
    expect(cutoffs.rejects?.toISOString()).toBe('2026-10-31T12:00:00.000Z');
    expect(cutoffs.cases).toBeNull();
  });

  it('tells what was changed, null being for ever', () => {
    const before = { ...FOR_EVER, closed: 90 };
    expect(changedDays(before, { ...before, closed: null, cases: 365 })).toEqual({
      closed: { from: 90, to: null },
      cases: { from: null, to: 365 },
    });
    expect(changedDays(before, before)).toEqual({});
  });

  it('waits unless every period is as long as it was', () => {
    const before = { ...FOR_EVER, closed: 90 };
    expect(keepsLonger(before, before)).toBe(true);
    expect(keepsLonger(before, { ...before, closed: 120 })).toBe(true);
    expect(keepsLonger(before, FOR_EVER)).toBe(true);
    expect(keepsLonger(before, { ...before, closed: 89 })).toBe(false);
    expect(keepsLonger(before, { ...before, closed: null, cases: 365 })).toBe(false);
  });

  it('holds a day later, and at once where it keeps longer than one in force', () => {
    const days = { ...FOR_EVER, closed: 90 };
    const [aDayLater, anHourAgo, soon] = [24, -1, 5].map((hours) => new Date(NOW.getTime() + hours * 3_600_000));
    expect(effectiveFrom(undefined, days, NOW)).toEqual(aDayLater);
    expect(effectiveFrom({ days, from: anHourAgo! }, { ...days, closed: 30 }, NOW)).toEqual(aDayLater);
    expect(effectiveFrom({ days, from: anHourAgo! }, FOR_EVER, NOW)).toEqual(NOW);
    // One that does not hold yet may have been a slip: what keeps longer than it waits as long as it would have.
    expect(effectiveFrom({ days, from: soon! }, { ...days, closed: 100 }, NOW)).toEqual(soon);
  });

  it('rests longer than it works', () => {
    expect([restAfter(1), restAfter(100), restAfter(60_000)]).toEqual([20, 200, 5_000]);
  });
});
