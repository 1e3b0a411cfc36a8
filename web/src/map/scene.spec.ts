import type { Track } from './contract.ts';
import { EVERYTHING } from './filter.ts';
import type { Case, Site } from './queries.ts';
import { sceneAt } from './scene.ts';

const NOW = Date.parse('2026-11-29T14:00:00Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
const site = (code: string, nation: string) => ({ id: code, code, nation }) as unknown as Site;
const openCase = (id: string, at: string, severity: number, kinds = ['cyber']) =>
  ({ id, site: { id: at }, nation: at.slice(0, 2), severity, kinds, openedAt: ago(10) }) as unknown as Case;
const track = (id: string, siteId: string, caseId: string | null, heard: number): Track => ({
  id,
  siteId,
  sensorId: 'radar',
  caseId,
  objectClass: null,
  affiliation: 'unknown',
  tlp: 'GREEN',
  pointCount: 1,
  operator: null,
  points: [{ at: ago(heard), lon: 104, lat: 1, alt: null, error: null }],
});

const known = {
  sites: [site('KRPUS', 'KR'), site('SGSIN', 'SG'), site('SGJUR', 'SG')],
  cases: [
    openCase('a', 'KRPUS', 20),
    openCase('b', 'SGSIN', 90, ['airspace']),
    openCase('c', 'KRPUS', 70),
    openCase('d', 'SGSIN', 45),
  ],
  tracks: [track('of b', 'SGSIN', 'b', 0), track('of none', 'SGSIN', null, 0), track('old', 'KRPUS', null, 90)],
};

describe('the scene', () => {
  it('has each site with its cases, the worst on top', () => {
    const { sites, cases } = sceneAt(known, EVERYTHING, NOW, false);
    expect(sites.map(({ site, worst }) => [site.code, worst])).toEqual([
      ['SGJUR', null],
      ['KRPUS', 70],
      ['SGSIN', 90],
    ]);
    expect(sites[2]?.cases.map(({ id }) => id)).toEqual(['b', 'd']);
    expect(cases.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('has tracks as severe as their case, the worst on top, and old ones when asked', () => {
    const names = (withGone: boolean) =>
      sceneAt(known, EVERYTHING, NOW, withGone).tracks.map(({ track, severity }) => [track.id, severity]);
    expect(names(false)).toEqual([
      ['of none', null],
      ['of b', 90],
    ]);
    expect(names(true).map(([id]) => id)).toEqual(['old', 'of none', 'of b']);
  });

  it('leaves out what the filter leaves out', () => {
    const high = sceneAt(known, { ...EVERYTHING, least: 'high' }, NOW, true);
    expect(high.cases.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(high.tracks.map(({ track }) => track.id)).toEqual(['of b']);
    expect(high.sites).toHaveLength(3);
    const cyber = sceneAt(known, { ...EVERYTHING, domain: 'cyber' }, NOW, true);
    expect(cyber.cases.map(({ id }) => id)).toEqual(['c', 'd', 'a']);
    expect(cyber.tracks).toEqual([]);
    const korea = sceneAt(known, { ...EVERYTHING, nation: 'KR' }, NOW, true);
    expect([korea.sites, korea.cases, korea.tracks].map(({ length }) => length)).toEqual([1, 2, 1]);
  });
});
