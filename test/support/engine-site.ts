import type { SiteView } from '../../src/correlation/site-view.ts';

/** A site for engine specs: a square critical zone of about 2 km within a warning zone of about 6 km. */
export const testSite: SiteView = {
  siteId: '00000000-0000-4000-8000-000000000001',
  code: 'KRPUS',
  name: 'Busan',
  nation: 'KR',
  organisationId: '00000000-0000-4000-8000-000000000002',
  criticality: 4,
  zones: [zone('warning', 0.027), zone('critical', 0.009)],
  assets: [
    { code: 'crane', name: 'Crane QC-07', addresses: ['10.7.0.7', '02:00:00:00:00:07'] },
    { code: 'gateway', name: 'PLC gateway GW-2', addresses: ['10.7.0.2'] },
    { code: 'station', name: 'Engineering workstation', addresses: ['10.7.1.1', 'eng-1'] },
    { code: 'camera', name: 'Gate camera', addresses: ['10.7.2.1'] },
    { code: 'pump', name: 'Fuel pump', addresses: [] },
    { code: 'feeder', name: 'Feeder', addresses: [] },
  ],
  dependencies: [
    { asset: 'crane', on: 'gateway', kind: 'control' },
    { asset: 'gateway', on: 'station', kind: 'control' },
    // Two that need each other.
    { asset: 'pump', on: 'feeder', kind: 'power' },
    { asset: 'feeder', on: 'pump', kind: 'data' },
  ],
};

function zone(kind: 'warning' | 'critical', half: number): SiteView['zones'][number] {
  const [lat, lon] = [35.1, 129.04];
  const ring = [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ];
  return { id: kind, name: `${kind} zone`, kind, polygon: [ring], ceilingM: null };
}
