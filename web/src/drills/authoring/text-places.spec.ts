import { faultsByItem, placeOf } from './text-places.ts';

const TEXT = `title: x
items:
  - code: I1
    title: one

  - code: I2
    title: two
`;
const at = (line: number): { line: number; column: number; message: string } => ({ line, column: 1, message: '' });

it('finds where something stands', () => {
  expect(placeOf(TEXT, ['items', 1, 'title'])).toMatchObject({ line: 7, column: 12 });
  expect(placeOf(TEXT, ['items', 5])).toMatchObject({ line: 1, column: 1 });
});

it('counts what is wrong in each item', () => {
  expect(faultsByItem(TEXT, [at(1), at(4), at(7), at(7)])).toEqual([1, 2]);
  expect(faultsByItem('items: 3', [at(1)])).toEqual([]);
});
