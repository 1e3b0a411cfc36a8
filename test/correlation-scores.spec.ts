import { chainScore, type Outcome, stepScore } from '../bench/correlation/scores.ts';
import { sameOutcomes } from '../bench/correlation/same-outcomes.ts';

const outcome = (group: string, number: number | null, explained = false): Outcome => ({
  group,
  number,
  head: group,
  explained,
});

describe('the scores of bench:correlation', () => {
  it('count pairs by label as their definition says', () => {
    // Label a: 3 alerts in clusters of 2 and 1; label b: 1 alert beside two of a; one unlabelled beside the single a.
    const labels = ['a', 'a', 'a', 'b', null];
    const clusters = ['x', 'x', 'y', 'x', 'y'];
    // a: tp = 4+1, fp = 2*1 + 1*0, fn = 2*1 + 1*2; b: tp = 1, fp = 2, fn = 0.
    const clean = stepScore(labels, clusters, true);
    expect(clean.precision).toBeCloseTo((5 / 7 + 1 / 3) / 2);
    expect(clean.recall).toBeCloseTo((5 / 9 + 1) / 2);
    expect(clean.f1).toBeCloseTo((10 / 16 + 2 / 4) / 2);
    // With noise, the single a also stands beside one that is none: fp = 2*1 + 1*1.
    expect(stepScore(labels, clusters, false).precision).toBeCloseTo((5 / 8 + 1 / 3) / 2);
  });

  it('count an alert of the chain that is in no case against coverage, and name the step that is lost', () => {
    const alerts = [
      { eventLabel: 'scan', timeLabel: 'scan', attack: 's' },
      { eventLabel: 'scan', timeLabel: 'scan', attack: 's' },
      { eventLabel: 'shell', timeLabel: 'shell', attack: 's' },
      { eventLabel: 'sudo', timeLabel: 'sudo', attack: 's' },
      { eventLabel: '-', timeLabel: 'false_positive', attack: 's' },
    ];
    const outcomes = [outcome('a', 1), outcome('a', 1), outcome('b', 2), outcome('w', null, true), outcome('a', 1)];
    expect(chainScore(alerts, outcomes, ({ eventLabel }) => eventLabel !== '-')).toEqual({
      split: 2,
      coverage: 0.5,
      purity: 2 / 3,
      steps: 1,
      ofSteps: 3,
      outside: 1,
      explained: 1,
      missed: ['sudo'],
    });
  });

  it('take two runs for the same only if they are', () => {
    const one = [outcome('a', 1), outcome('a', 1), outcome('b', null)];
    expect(() => sameOutcomes('x', one, [outcome('p', 7), outcome('p', 7), outcome('q', null)])).not.toThrow();
    expect(() => sameOutcomes('x', one, [outcome('p', 7), outcome('q', 7), outcome('r', null)])).toThrow('alert 1');
    expect(() => sameOutcomes('x', one, [outcome('p', 7), outcome('p', 7), outcome('p', null)])).toThrow('alert 2');
    expect(() => sameOutcomes('x', one, [outcome('p', 7), outcome('p', 7), outcome('q', 8)])).toThrow('alert 2');
  });
});
