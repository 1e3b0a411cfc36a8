import { AssetTopology } from './asset-topology.ts';
import type { SiteView } from './site-view.ts';

type Known = Pick<SiteView, 'code' | 'assets' | 'dependencies'>;

const site: Known = {
  code: 'KRPUS',
  assets: [
    { code: 'Crane', name: 'Crane QC-07', addresses: ['10.7.0.7', '02-00-00-00-00-07', 'QC07'] },
    { code: 'gateway', name: 'gateway', addresses: ['10.7.0.2'] },
    { code: 'spare', name: 'Spare gateway', addresses: ['10.7.0.2'] },
    { code: 'tos', name: 'Terminal system', addresses: ['10.7.0.9'] },
  ],
  dependencies: [
    { asset: 'Crane', on: 'gateway', kind: 'control' },
    { asset: 'Crane', on: 'spare', kind: 'network' },
    { asset: 'spare', on: 'gateway', kind: 'data' },
  ],
};

describe('AssetTopology', () => {
  const topology = AssetTopology.of(site, null)!;

  it('knows an asset by its code and by each of its addresses, as entities are compared', () => {
    for (const key of ['asset:crane', 'ip:10.7.0.7', 'mac:02-00-00-00-00-07', 'host:qc07']) {
      expect(topology.assetsOf([`${key}@KRPUS`])).toEqual(['Crane']);
      expect(topology.assetsOf([`${key}@SGSIN`])).toEqual([]);
    }
  });

  it('names every asset that has an address, and none that is in no dependency', () => {
    expect(topology.assetsOf(['ip:10.7.0.2@KRPUS', 'ip:10.7.0.9@KRPUS'])).toEqual(['gateway', 'spare']);
    expect(topology.assetsOf(['asset:tos@KRPUS', 'user:kim@KRPUS'])).toEqual([]);
  });

  it('tells each dependency from both ends, with how many have the same', () => {
    expect(topology.upstreamOf('Crane').map(({ on, kind, dependants }) => [on, kind, dependants])).toEqual([
      ['gateway', 'control', 2],
      ['spare', 'network', 1],
    ]);
    expect(topology.downstreamOf('gateway').map(({ asset }) => asset)).toEqual(['Crane', 'spare']);
    expect(topology.downstreamOf('Crane')).toEqual([]);
    const [edge] = topology.upstreamOf('Crane');
    expect(topology.edge(edge!.slot)).toBe(edge);
    expect(edge).toMatchObject({ assetName: 'Crane QC-07 (Crane)', onName: 'gateway' });
  });

  it('is the same while nothing of it changes, and none where nothing depends on anything', () => {
    expect(AssetTopology.of(structuredClone(site), topology)).toBe(topology);
    const [crane, ...others] = site.assets!;
    expect(AssetTopology.of({ ...site, assets: [...others, crane!, ...others.slice(2)] }, topology)).not.toBe(topology);
    expect(AssetTopology.of({ ...site, dependencies: site.dependencies!.slice(1) }, topology)).not.toBe(topology);
    expect(AssetTopology.of({ ...site, dependencies: [] }, topology)).toBeNull();
    expect(AssetTopology.of({ code: 'KRPUS' }, topology)).toBeNull();
  });
});
