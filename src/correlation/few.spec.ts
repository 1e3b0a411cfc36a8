import * as fc from 'fast-check';
import { Few } from './few.ts';

describe('a set of few things', () => {
  it('is a set', () => {
    const change = fc.tuple(fc.constantFrom('add', 'delete', 'clear'), fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const [few, set] = [new Few<string>(), new Set<string>()];
        for (const [what, item] of changes) {
          if (what === 'clear') [few, set].forEach((either) => either.clear());
          else if (what === 'add') [few, set].forEach((either) => either.add(item));
          else [few, set].forEach((either) => either.delete(item));
          expect([...few]).toEqual([...set]);
          expect(few.size).toBe(set.size);
          for (const one of ['a', 'b', 'c', 'd']) expect(few.has(one)).toBe(set.has(one));
        }
      }),
    );
  });

  it.each([1, 3])('of %i may be emptied while it is gone through', (count) => {
    const few = new Few<string>();
    for (const item of ['a', 'b', 'c'].slice(0, count)) few.add(item);
    for (const item of few) few.delete(item);
    expect(few.size).toBe(0);
  });
});
