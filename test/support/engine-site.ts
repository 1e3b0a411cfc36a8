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
