import * as fc from 'fast-check';
import { longestRuns, sequenceKey, sequencesOf } from './techniques.ts';

const met = (text: string): { technique: string; at: number }[] =>
  text.split('').map((technique, at) => ({ technique, at }));

describe('sequences of techniques', () => {
  it('are runs of three in order of when each was first met', () => {
    const runs = sequencesOf(met('ABCD').toReversed(), 3).map((run) => run.map(({ technique }) => technique).join(''));
    expect(runs).toEqual(['ABC', 'BCD']);
    expect(sequencesOf(met('AB'), 3)).toEqual([]);
  });

  it('are the same whatever came first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H')),
        fc.infiniteStream(fc.nat(5)),
        (letters, times) => {
          const some = letters.map((technique) => ({ technique, at: times.next().value as number }));
          expect(sequencesOf(some.toReversed(), 3)).toEqual(sequencesOf(some, 3));
        },
      ),
    );
  });

  it('that overlap are told as one', () => {
    const keys = (...runs: string[]): string[] => runs.map((run) => sequenceKey(run.split('')));
    expect(longestRuns(keys('BCD', 'ABC'))).toEqual(['ABCD'.split('')]);
    expect(longestRuns(keys('ABC', 'XYZ'))).toEqual(['ABC'.split(''), 'XYZ'.split('')]);
    // A ring has no beginning; none of it is lost.
    expect(longestRuns(keys('ABC', 'BCA', 'CAB')).flat().length).toBeGreaterThanOrEqual(5);
  });
});
