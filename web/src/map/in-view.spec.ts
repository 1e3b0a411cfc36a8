import { type InViewRow, rowsInView, sorted } from './in-view.ts';
import type { Scene } from './scene.ts';

const site = (id: string, lon: number, worst: number | null) => ({
  site: { id, name: `Port ${id}`, nation: 'SG', position: { lon, lat: 1 } },
  cases: worst === null ? [] : [{}],
  worst,
});
const scene = {
  sites: [site('a', 104, null), site('b', 104.1, 70), site('far', 120, 90)],
  cases: [],
  tracks: [
    {
      track: { id: 'r/1', objectClass: 'UAV' },
      last: { lon: 104.05, lat: 1, at: '2026-11-29T14:00:00Z' },
      severity: 90,
      nation: 'SG',
      stale: false,
    },
  ],
} as unknown as Scene;
const rows = rowsInView(scene, { west: 103, east: 105, south: 0, north: 2 });
const keys = (of: readonly InViewRow[]) => of.map(({ key }) => key);

describe('the table of what is in view', () => {
  it('has what is in the picture and nothing else', () => {
    expect(keys(rows)).toEqual(['site:a', 'site:b', 'track:r/1']);
    expect(rows[1]).toMatchObject({ severity: 70, cases: 1, heardAt: null });
  });

  it('is sorted by any column, with what has no value last', () => {
    expect(keys(sorted(rows, { by: 'severity', descending: true }))).toEqual(['track:r/1', 'site:b', 'site:a']);
    expect(keys(sorted(rows, { by: 'severity', descending: false }))).toEqual(['site:b', 'track:r/1', 'site:a']);
    expect(keys(sorted(rows, { by: 'name', descending: false }))).toEqual(['site:a', 'site:b', 'track:r/1']);
    expect(keys(sorted(rows, { by: 'cases', descending: true }))).toEqual(['site:b', 'site:a', 'track:r/1']);
  });
});
