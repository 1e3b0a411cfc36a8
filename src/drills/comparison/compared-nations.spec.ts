import { comparedNations, saidOf } from './compared-nations.ts';

const cells = [
  { code: 'PORT', kind: 'player', nation: 'KR' },
  { code: 'SG', kind: 'player', nation: 'SG' },
  { code: 'SGPORT', kind: 'player', nation: 'SG' },
  { code: 'CONTROL', kind: 'control', nation: 'TH' },
] as const;
const yes = (cell: string) => ({ cell, agreed: true });

describe('nations that are compared', () => {
  it('are none until somebody says so', () => {
    expect([...comparedNations(cells, [])]).toEqual([]);
  });

  it('are those of which every cell that plays agreed', () => {
    expect([...comparedNations(cells, [yes('PORT'), yes('SG')])]).toEqual(['KR']);
    expect([...comparedNations(cells, [yes('PORT'), yes('SG'), yes('SGPORT')])]).toEqual(['KR', 'SG']);
    // Who does not play has no score to show.
    expect([...comparedNations(cells, [yes('CONTROL')])]).toEqual([]);
  });

  it('are so no more once one takes it back; the latest word of a cell holds', () => {
    const words = [yes('PORT'), { cell: 'PORT', agreed: false }];
    expect(saidOf(words, 'PORT')).toBe(false);
    expect([...comparedNations(cells, words)]).toEqual([]);
    expect([...comparedNations(cells, [...words, yes('PORT')])]).toEqual(['KR']);
  });
});
