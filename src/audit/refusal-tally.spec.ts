import type { Refusal } from '../access/refusal-signal.ts';
import { person } from '../../test/support/operators.ts';
import { RefusalTally } from './refusal-tally.ts';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 23, 8, 0, second));
const refusal = (given: Partial<Refusal> = {}): Refusal => ({
  operator: person('SG'),
  action: 'case.triage',
  reason: 'not_granted',
  objects: [],
  ...given,
});

describe('the tally of refusals', () => {
  it('counts what is alike together, with its time span and what it was about', () => {
    const tally = new RefusalTally(10);
    tally.add(refusal({ objects: ['a'] }), at(1));
    tally.add(refusal({ objects: ['b', 'a'] }), at(5));
    tally.add(refusal({ action: 'case.note' }), at(6));
    tally.add(refusal({ operator: person('KR', { id: 'other' }) }), at(7));
    expect(tally.take()).toMatchObject([
      { action: 'case.triage', count: 2, since: at(1), until: at(5), objects: ['a', 'b'] },
      { action: 'case.note', count: 1, since: at(6), until: at(6) },
      { operator: { nation: 'KR' }, count: 1 },
    ]);
    expect(tally.take()).toEqual([]);
  });

  it('keeps bounds, in kinds and in ids', () => {
    const tally = new RefusalTally(2);
    for (let index = 0; index < 100; index += 1) tally.add(refusal({ objects: [`${index}`] }), at(0));
    expect(tally.add(refusal({ reason: 'other_nation' }), at(1))).toBe(true);
    expect(tally.take().map(({ count, objects }) => [count, objects.length])).toEqual([
      [100, 20],
      [1, 0],
    ]);
  });
});
