import * as fc from 'fast-check';
import { StepSize } from './step-size.ts';

describe('the size of a step', () => {
  const after = (...steps: readonly [taken: number, milliseconds: number][]): number => {
    const size = new StepSize();
    for (const [taken, milliseconds] of steps) size.learn(taken, milliseconds);
    return size.next;
  };

  it('grows while steps are short, to what fits a quarter of a second', () => {
    expect(after()).toBe(500);
    expect(after([500, 100])).toBe(875);
    const size = new StepSize();
    // An input costs a seventh of a millisecond, and a step thirty by itself.
    for (let step = 0; step < 20; step += 1) size.learn(size.next, 30 + size.next / 7);
    expect(size.next).toBeGreaterThan(1_500);
    expect(30 + size.next / 7).toBeLessThan(260);
  });

  it('gives way to steps that take long, halfway at a time', () => {
    const size = new StepSize();
    for (let step = 0; step < 20; step += 1) size.learn(size.next, 10);
    expect(size.next).toBe(4_000);
    size.learn(4_000, 1_000);
    expect(size.next).toBe(2_500);
  });

  it('starts anew once little waits, and learns nothing of small steps while much does', () => {
    expect(after([500, 100], [3, 12])).toBe(500);
    expect(after([500, 100], [199, 12])).toBe(500);
    expect(after([500, 240], [150, 2_000])).toBe(510);
  });

  it('stays within its bounds whatever is measured', () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(after(...steps)).toBeGreaterThanOrEqual(500);
        expect(after(...steps)).toBeLessThanOrEqual(4_000);
      }),
    );
  });
});
