import * as fc from 'fast-check';
import { downstreamOf, type ImpactEdge } from './asset-impact.ts';

const edge = (asset: string, on: string): ImpactEdge => ({ asset, on, kind: 'control' });

describe('what depends on an asset', () => {
  it('is told once each, by the fewest steps, with what it goes through', () => {
    const edges = [
      edge('crane', 'gateway'),
      edge('gateway', 'station'),
      edge('hmi', 'crane'),
      edge('crane', 'station'),
    ];
    expect(downstreamOf('station', edges)).toEqual([
      { asset: 'crane', steps: 1, through: { on: 'station', kind: 'control' } },
      { asset: 'gateway', steps: 1, through: { on: 'station', kind: 'control' } },
      { asset: 'hmi', steps: 2, through: { on: 'crane', kind: 'control' } },
    ]);
    expect(downstreamOf('hmi', edges)).toEqual([]);
  });

  it('ends in circles, names nothing twice and never the asset itself, in whatever order it is read', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, name), { selector: (pair) => pair.join() }), (pairs) => {
        const edges = pairs.map(([asset, on]) => edge(asset, on));
        const found = downstreamOf('a', edges);
        const names = found.map(({ asset }) => asset);
        expect(new Set(names).size).toBe(names.length);
        expect(names).not.toContain('a');
        expect(downstreamOf('a', edges.toReversed())).toEqual(found);
        // Whatever depends on what is reached is reached.
        for (const { asset, on } of edges) {
          if (asset !== 'a' && (on === 'a' || names.includes(on))) expect(names).toContain(asset);
        }
      }),
    );
  });
});
