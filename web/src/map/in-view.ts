import type { Place } from './mercator.ts';
import type { Scene } from './scene.ts';
import { type Box, isWithin } from './view.ts';

/** One thing in the picture, as a row of the table. */
export interface InViewRow {
  key: string;
  kind: 'site' | 'track';
  name: string;
  nation: string;
  severity: number | null;
  /** Open cases of a site; null for what is no site. */
  cases: number | null;
  place: Place;
  /** When a track was last heard; null for a site. */
  heardAt: string | null;
  stale: boolean;
}

export const COLUMNS = ['name', 'severity', 'cases', 'nation', 'heardAt'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
  by: Column;
  descending: boolean;
}

export function rowsInView({ sites, tracks }: Scene, box: Box): readonly InViewRow[] {
  return [
    ...sites
      .filter(({ site }) => isWithin(site.position, box))
      .map(({ site, cases, worst }) => ({
        key: `site:${site.id}`,
        kind: 'site' as const,
        name: site.name,
        nation: site.nation,
        severity: worst,
        cases: cases.length,
        place: site.position,
        heardAt: null,
        stale: false,
      })),
    ...tracks
      .filter(({ last }) => isWithin(last, box))
      .map(({ track, last, severity, nation, stale }) => ({
        key: `track:${track.id}`,
        kind: 'track' as const,
        name: track.objectClass ?? '',
        nation,
        severity,
        cases: null,
        place: { lon: last.lon, lat: last.lat },
        heardAt: last.at,
        stale,
      })),
  ];
}

/** Rows in order; what has no value comes last whichever way, and equals stay by name. */
export function sorted(rows: readonly InViewRow[], { by, descending }: Sorting): readonly InViewRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[by], b[by]];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * compare(left, right) || byName(a, b);
  });
}

const byName = (a: InViewRow, b: InViewRow): number => compare(a.name, b.name) || compare(a.key, b.key);

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
