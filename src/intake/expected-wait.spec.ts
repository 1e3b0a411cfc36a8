import * as fc from 'fast-check';
import { expectedWait, lookedAgain, type QueueLook } from './expected-wait.ts';

/** A queue that so many a second come to and so many a second are taken from, looked at each second. */
function looks(seconds: number, { comes, goes, before = 0 }: { comes: number; goes: number; before?: number }) {
  let found: QueueLook[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    const look = { at: second * 1_000, oldest: second * goes, newest: before + second * comes };
    found = lookedAgain(found, look);
  }
  return found;
}

describe('expectedWait', () => {
  it('is what waits by how fast it is taken', () => {
    expect(expectedWait(looks(60, { comes: 10_000, goes: 2_500 }))).toBe(180);
    expect(expectedWait(looks(10, { comes: 0, goes: 2_500, before: 100_000 }))).toBe(30);
  });

  it('is not known before it was looked at for a while, nor where nothing is taken', () => {
    expect(expectedWait([])).toBeNull();
    expect(expectedWait(looks(4, { comes: 10_000, goes: 10 }))).toBeNull();
    expect(expectedWait(looks(60, { comes: 10_000, goes: 0 }))).toBeNull();
  });

  it('goes by the last half minute', () => {
    let found = looks(60, { comes: 1_000, goes: 10 });
    for (let second = 61; second <= 91; second += 1) {
      found = lookedAgain(found, { at: second * 1_000, oldest: 600 + (second - 60) * 1_000, newest: 100_000 });
    }
    expect(found).toHaveLength(31);
    expect(expectedWait(found)).toBeCloseTo(68.4);
  });

  it('is how long the last that came does wait, at any even pace', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 20_000 }), fc.nat(1_000_000), (comes, goes, before) => {
        const found = looks(40, { comes, goes, before });
        const { newest = 0 } = found.at(-1) ?? {};
        const wait = expectedWait(found) ?? Number.NaN;
        expect(40 * goes + wait * goes).toBeCloseTo(newest, 3);
      }),
    );
  });
});
