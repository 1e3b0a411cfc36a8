import { holdOrder } from './hold-order.ts';

const row = (id: string, severity = 1): { id: string; severity: number } => ({ id, severity });

describe('a list that is held', () => {
  it('keeps its order, takes new content, and counts what waits', () => {
    const held = holdOrder([row('a'), row('b')], [row('c'), row('b', 9), row('a')]);
    expect(held.rows.map(({ row }) => row)).toEqual([row('a'), row('b', 9)]);
    expect(held.waiting).toBe(1);
  });

  it('keeps what is gone in its place and says so, so that what follows does not move up', () => {
    expect(holdOrder([row('a'), row('b')], [row('b')]).rows).toEqual([
      { row: row('a'), gone: true },
      { row: row('b'), gone: false },
    ]);
  });
});
