import { daysOf, draftOf, FOR_EVER, keepsEverything, keepsLonger } from './periods.ts';

describe('periods as they are typed', () => {
  const typed = { waitingDays: '', closedDays: ' 90 ', caseDays: '1825', rejectDays: '30' };

  it('are days, and for ever where nothing is', () => {
    expect(daysOf(typed)).toEqual({ waitingDays: null, closedDays: 90, caseDays: 1825, rejectDays: 30 });
    expect(daysOf(draftOf(FOR_EVER))).toEqual(FOR_EVER);
  });

  it.each(['29', '36501', '60.5', 'a year', '-90', '0', '1e9'])('are not %s', (closedDays) => {
    expect(daysOf({ ...typed, closedDays })).toBeNull();
  });
});

describe('a change of policy', () => {
  const before = { ...FOR_EVER, closedDays: 90 };

  it('keeps longer only where no period is shorter, for ever being the longest', () => {
    expect(keepsLonger(before, before)).toBe(true);
    expect(keepsLonger(before, { ...before, closedDays: 91 })).toBe(true);
    expect(keepsLonger(before, FOR_EVER)).toBe(true);
    expect(keepsLonger(before, { ...before, closedDays: 89 })).toBe(false);
    expect(keepsLonger(before, { ...FOR_EVER, rejectDays: 3_650 })).toBe(false);
  });

  it('keeps everything where no period is set', () => {
    expect([keepsEverything(FOR_EVER), keepsEverything(before)]).toEqual([true, false]);
  });
});
