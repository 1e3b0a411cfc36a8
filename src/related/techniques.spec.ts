import * as fc from 'fast-check';
import { longestRuns, sequenceKey, sequencesOf, techniquesOf } from './techniques.ts';

describe('techniques of an alert', () => {
  it('are read where Wazuh and Suricata put them, and in its words', () => {
    expect(techniquesOf({ rule: { mitre: { id: ['T1110', 'T1110.001'] } } })).toEqual(['T1110', 'T1110.001']);
    expect(techniquesOf({ metadata: { mitre_technique_id: 'T0855' } })).toEqual(['T0855']);
    expect(techniquesOf({ techniques: ['t1059', 7] }, 'Unauthorised command (T0855)', null)).toEqual([
      'T1059',
      'T0855',
    ]);
    expect(techniquesOf(undefined, 'Part T12345 ordered at T9')).toEqual([]);
  });
});

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
