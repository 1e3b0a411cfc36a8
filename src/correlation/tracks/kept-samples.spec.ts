import * as fc from 'fast-check';
import { inBurst, keepSample } from './kept-samples.ts';
import { compareSamples, type Sample } from './sample.ts';

const LIMIT = 5;

const arbitrarySamples = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 80 })
  .map((seconds) => seconds.map((second): Sample => ({ t: second * 1000, key: `s${second}` })));

describe('the reports kept of a track', () => {
  it('are the newest, and of those before them the newest in a burst, in whatever order they came', () => {
    fc.assert(
      fc.property(arbitrarySamples, (arriving) => {
        const kept: Sample[] = [];
        for (const sample of arriving) keepSample(kept, sample, LIMIT);
        const all = [...arriving].sort(compareSamples);
        const before = all.slice(0, -LIMIT).filter(({ t }) => inBurst(t));
        expect(kept).toEqual([...before.slice(-LIMIT), ...all.slice(-LIMIT)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave neighbours near enough to interpolate between', () => {
    const kept: Sample[] = [];
    for (let second = 0; second < 1_000; second += 1) keepSample(kept, { t: second * 1000, key: `s${second}` }, 240);
    expect(kept).toHaveLength(430);
    expect(kept.slice(0, 6).map(({ t }) => t / 1000)).toEqual([0, 1, 2, 3, 4, 20]);
  });
});
