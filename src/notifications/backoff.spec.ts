import * as fc from 'fast-check';
import { nextAttemptIn, type RetryPlan } from './backoff.ts';

const plan: RetryPlan = { attempts: 12, firstMs: 5_000, longestMs: 3_600_000 };

describe('attempts at a message', () => {
  it('come further and further apart, up to an hour, and then end', () => {
    const longest = Array.from({ length: 12 }, (_, index) => nextAttemptIn(plan, index + 1, 1));
    expect(longest.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(longest[10]).toBe(3_600_000);
    expect(longest[11]).toBeUndefined();
    expect(nextAttemptIn({ ...plan, attempts: 1 }, 1, 0)).toBeUndefined();
  });

  it('are spread over half of each pause, so that those that failed together do not come together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.double({ min: 0, max: 1, noNaN: true }), (done, random) => {
        const [least, most] = [nextAttemptIn(plan, done, 0)!, nextAttemptIn(plan, done, 1)!];
        const pause = nextAttemptIn(plan, done, random)!;
        expect(least * 2).toBe(most);
        expect(pause).toBeGreaterThanOrEqual(least);
        expect(pause).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('come no sooner than the receiver asks, and that is no longer than an hour', () => {
    expect(nextAttemptIn(plan, 1, 0, 60_000)).toBe(60_000);
    expect(nextAttemptIn(plan, 1, 0, 86_400_000)).toBe(3_600_000);
    expect(nextAttemptIn(plan, 1, 0, 10)).toBe(2_500);
  });
});
