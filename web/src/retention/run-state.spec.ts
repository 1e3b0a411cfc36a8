import { removedBy, stateOf } from './run-state.ts';

describe('a run', () => {
  const movedAt = '2026-11-30T12:00:00.000Z';
  const after = (minutes: number): number => Date.parse(movedAt) + minutes * 60_000;

  it('is under way while it gets on, and stands still where it has not for ten minutes', () => {
    expect(stateOf({ outcome: null, movedAt }, after(9))).toBe('under_way');
    expect(stateOf({ outcome: null, movedAt }, after(11))).toBe('stands_still');
  });

  it('that has ended is told by how it did, however long ago', () => {
    expect(stateOf({ outcome: 'done', movedAt }, after(10_000))).toBe('done');
    expect(stateOf({ outcome: 'policy_changed', movedAt }, after(10_000))).toBe('policy_changed');
  });

  it('has removed the sum of what it removed', () => {
    expect(removedBy({ removed: { waiting: 1, closed: 20, cases: 300, rejects: 4_000 } })).toBe(4_321);
  });
});
