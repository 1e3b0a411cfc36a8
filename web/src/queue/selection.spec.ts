import { countOf, frozenAs, isEmpty, NOTHING, ranged, toggled, without } from './selection.ts';
import type { RowKey } from './row-key.ts';

const order: RowKey[] = ['alert:a', 'case:b', 'alert:c', 'alert:d'];
const frozen = { id: 's', count: 412, takenAt: '2026-11-29T16:14:11Z', expiresAt: '2026-11-29T17:14:11Z' };

describe('a selection', () => {
  it('takes rows in and out', () => {
    const one = toggled(NOTHING, 'case:b');
    expect([...one.keys]).toEqual(['case:b']);
    expect(isEmpty(toggled(one, 'case:b'))).toBe(true);
  });

  it('takes ranges from the row before, upwards and downwards', () => {
    expect([...ranged(toggled(NOTHING, 'alert:c'), 'alert:a', order).keys].sort()).toEqual([
      'alert:a',
      'alert:c',
      'case:b',
    ]);
    expect(countOf(ranged(toggled(NOTHING, 'case:b'), 'alert:d', order))).toBe(3);
    expect(countOf(ranged(NOTHING, 'alert:d', order))).toBe(1);
  });

  it('counts what the server set apart, until one row is taken out of it', () => {
    const all = frozenAs(frozen, 'site:SGSIN', order);
    expect(countOf(all)).toBe(412);
    const fewer = toggled(all, 'alert:a');
    expect(fewer.frozen).toBeNull();
    expect(countOf(fewer)).toBe(3);
  });

  it('loses rows that are gone, but nothing of what was set apart', () => {
    const two = toggled(toggled(NOTHING, 'alert:a'), 'case:b');
    expect([...without(two, new Set(['alert:a'])).keys]).toEqual(['case:b']);
    expect(without(two, new Set(['alert:z']))).toBe(two);
    expect(countOf(without(frozenAs(frozen, '', order), new Set(order)))).toBe(412);
  });
});
