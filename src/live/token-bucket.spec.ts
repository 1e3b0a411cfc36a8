import { array, assert, integer, property } from 'fast-check';
import { TokenBucket } from './token-bucket.ts';

describe('TokenBucket', () => {
  it('allows a burst, then no more than its rate', () => {
    const bucket = new TokenBucket(5, 10, 0);
    expect(Array.from({ length: 7 }, () => bucket.take(0))).toEqual([true, true, true, true, true, false, false]);
    expect(bucket.take(99)).toBe(false);
    expect(bucket.take(100)).toBe(true);
    expect(bucket.take(100)).toBe(false);
  });

  it('never allows more than capacity plus rate in any stretch of time, even if the clock steps back', () => {
    assert(
      property(array(integer({ min: -50, max: 400 }), { maxLength: 300 }), (steps) => {
        const bucket = new TokenBucket(8, 20, 0);
        let now = 0;
        let latest = 0;
        let allowed = 0;
        for (const step of steps) {
          now += step;
          latest = Math.max(latest, now);
          if (bucket.take(now)) allowed += 1;
        }
        expect(allowed).toBeLessThanOrEqual(8 + (latest * 20) / 1_000 + 1e-6);
      }),
    );
  });
});
