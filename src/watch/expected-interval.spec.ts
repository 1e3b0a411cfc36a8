import { BEAT_MS } from '../intake/intake-tally.ts';
import { expectedInterval, LEAST_BEATS, learnedInterval } from './expected-interval.ts';

const beats = (count: number, every = 1): number[] => Array.from({ length: count }, (_, i) => i * every * BEAT_MS);

describe('the interval a sensor keeps', () => {
  it('is a quarter of an hour for one that is heard in every quarter', () => {
    expect(learnedInterval(beats(40))).toBe(900);
  });

  it('is the usual distance for one that is heard now and then, whatever pauses there were', () => {
    const heard = [...beats(20, 4), 2_000 * BEAT_MS, 5_000 * BEAT_MS];
    expect(learnedInterval(heard.toReversed())).toBe(3_600);
  });

  it('is not told from a few quarters', () => {
    expect(learnedInterval([])).toBeNull();
    expect(learnedInterval(beats(LEAST_BEATS - 1))).toBeNull();
    expect(learnedInterval(beats(LEAST_BEATS))).toBe(900);
  });

  it('is the one declared where there is one', () => {
    expect(expectedInterval(60, 900)).toEqual({ seconds: 60, from: 'declared' });
    expect(expectedInterval(null, 900)).toEqual({ seconds: 900, from: 'learned' });
    expect(expectedInterval(null, null)).toBeNull();
  });
});
