import * as fc from 'fast-check';
import { Counts } from './counts.ts';

describe('counts', () => {
  it('are those of a map from which what is none is left out', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.constantFrom<1 | -1>(1, 1, -1)), { maxLength: 40 });
    fc.assert(
      fc.property(steps, fc.nat(40), (all, cleared) => {
        const counts = new Counts<number>();
        const due = new Map<number, number>();
        for (const [place, [key, by]] of all.entries()) {
          if (place === cleared) {
            counts.clear();
            due.clear();
          }
          counts.step(key, by);
          const now = (due.get(key) ?? 0) + by;
          if (now === 0) due.delete(key);
          else due.set(key, now);
          expect(new Map(counts.entries())).toEqual(due);
          expect([...counts.keys()]).toEqual([...due.keys()]);
          expect(counts.size).toBe(due.size);
          expect([0, 1, 2, 3].filter((one) => counts.has(one))).toEqual([...due.keys()].sort((a, b) => a - b));
        }
      }),
    );
  });
});
