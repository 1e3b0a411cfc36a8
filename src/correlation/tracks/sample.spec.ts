import * as fc from 'fast-check';
import { anySamples, jumbled } from '../../../test/support/sample-arbitraries.ts';
import { compareSamples, inOrder, type Sample } from './sample.ts';

const at = (t: number, key: string): Sample => ({ t, key });

describe('the order of samples', () => {
  it('is by time, then key, each sample once', () => {
    const [one, two, three] = [at(1, 'z'), at(2, 'a'), at(2, 'b')];
    expect(inOrder([three, one, two, three])).toEqual([one, two, three]);
  });

  it('costs no copy where there is nothing to change', () => {
    const samples = [at(1, 'z'), at(2, 'a'), at(2, 'b')];
    expect(inOrder(samples)).toBe(samples);
  });

  it('is the same however the samples are jumbled', () => {
    const pairs = anySamples({ lat: 51, lon: 3 }, 500).chain((samples) =>
      fc.tuple(fc.constant(samples), jumbled(samples)),
    );
    fc.assert(
      fc.property(pairs, ([samples, again]) => {
        const ordered = inOrder(samples);
        expect(inOrder(again)).toEqual(ordered);
        expect(ordered).toHaveLength(samples.length);
        for (const [index, sample] of ordered.entries()) {
          const next = ordered[index + 1];
          if (next) expect(compareSamples(sample, next)).toBeLessThan(0);
        }
      }),
    );
  });
});
