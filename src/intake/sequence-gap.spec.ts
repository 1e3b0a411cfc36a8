import { followSequence } from './sequence-gap.ts';

const fresh = { last: null, gaps: 0, missed: 0 };

describe('followSequence', () => {
  it('finds no gap in consecutive numbers', () => {
    expect(followSequence(fresh, [7, 8, 9])).toEqual({ state: { last: 9, gaps: 0, missed: 0 }, gaps: [] });
  });

  it('names the numbers that did not come', () => {
    const { state, gaps } = followSequence({ last: 9, gaps: 1, missed: 4 }, [10, 14, 15, 17]);
    expect(gaps).toEqual([
      { from: 11, to: 13 },
      { from: 16, to: 16 },
    ]);
    expect(state).toEqual({ last: 17, gaps: 3, missed: 8 });
  });

  it('takes no notice of repeats and stragglers', () => {
    expect(followSequence({ last: 9, gaps: 0, missed: 0 }, [9, 5, 8, 10]).gaps).toEqual([]);
  });

  it('takes a counter that begins anew for a restarted sensor', () => {
    expect(followSequence({ last: 900, gaps: 0, missed: 0 }, [0, 1, 2])).toEqual({
      state: { last: 2, gaps: 0, missed: 0 },
      gaps: [],
    });
  });

  it('takes a jump beyond a million for a reset into another range', () => {
    expect(followSequence({ last: 5, gaps: 0, missed: 0 }, [2_000_000_000]).gaps).toEqual([]);
  });
});
