import { assert, integer, property, shuffledSubarray, tuple } from 'fast-check';
import { endsOf } from './refold-ends.ts';

const HEADS = ['a', 'b', 'c', 'd', 'e', 'f'];
const order = shuffledSubarray(HEADS, { minLength: 2, maxLength: HEADS.length });
/** Each gives way once, and into one that has not yet. */
const refolds = order.chain((heads) =>
  tuple(...heads.slice(1).map((_, index) => integer({ min: index + 1, max: heads.length - 1 }))).map((places) =>
    places.map((place, index) => ({ from: heads[index] ?? '', into: heads[place] ?? '' })),
  ),
);

describe('where alerts are told after heads gave way', () => {
  it('follows a head that gave way later', () => {
    const moves = [
      { from: 'a', into: 'b' },
      { from: 'b', into: 'c' },
    ];
    expect([...endsOf(moves)]).toEqual([
      ['b', 'c'],
      ['a', 'c'],
    ]);
  });

  it('is what carrying out one after the other leads to', () => {
    assert(
      property(refolds, (moves) => {
        const headOf = new Map(HEADS.map((head) => [head, head]));
        for (const { from, into } of moves)
          for (const [alert, head] of headOf) if (head === from) headOf.set(alert, into);
        const ends = endsOf(moves);
        for (const [alert, head] of headOf) expect(ends.get(alert) ?? alert).toBe(head);
      }),
    );
  });
});
