import { gutter, offsetOf } from './line-places.ts';

const TEXT = 'title: A\nname: b\n\nlast';

describe('places in a text', () => {
  it.each([
    [1, 1, 0],
    [1, 8, 7],
    [2, 1, 9],
    [2, 99, 16],
    [3, 5, 17],
    [4, 3, 20],
    [9, 1, 22],
    [0, 0, 0],
  ])('line %i, column %i is %i', (line, column, offset) => {
    expect(offsetOf(TEXT, line, column)).toBe(offset);
  });

  it('numbers lines and counts the faults of each', () => {
    const fault = { line: 2, column: 1, message: 'm' };
    expect(gutter(TEXT, [fault, fault])).toEqual([
      { line: 1, faults: 0 },
      { line: 2, faults: 2 },
      { line: 3, faults: 0 },
      { line: 4, faults: 0 },
    ]);
  });
});
