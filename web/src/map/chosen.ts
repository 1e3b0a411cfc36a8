import { type InViewRow, sorted } from './in-view.ts';
import type { Place } from './mercator.ts';
import type { Case, Sensor, Site } from './queries.ts';
import type { Scene, TrackScene } from './scene.ts';
import type { Selection } from './selection.ts';

/** What is chosen, with what belongs to it. */
export interface Chosen {
  site?: Site | undefined;
  openCase?: Case | undefined;
  track?: TrackScene | undefined;
  sensor?: Sensor | undefined;
}

export function chosenIn(
  selection: Selection | null,
  { cases, tracks }: Scene,
  sites: readonly Site[],
  sensors: readonly Sensor[],
): Chosen {
  if (selection === null) return {};
  const { kind, id } = selection;
  const siteOf = (siteId: string | undefined): Site | undefined => sites.find((site) => site.id === siteId);
  if (kind === 'site') return { site: siteOf(id) };
  if (kind === 'sensor') {
    const sensor = sensors.find((each) => each.id === id);
    return { sensor, site: siteOf(sensor?.siteId) };
  }
  if (kind === 'track') {
    const track = tracks.find((each) => each.track.id === id);
    return {
      track,
      site: siteOf(track?.track.siteId),
      openCase: cases.find((each) => each.id === track?.track.caseId),
    };
  }
  const openCase = cases.find((each) => each.id === id);
  return { openCase, site: siteOf(openCase?.site.id) };
}

/** Where it is: what moves, where it was last heard; a case, where its site is. */
export function placeOf({ track, sensor, site }: Chosen): Place | null {
  return track?.last ?? sensor?.position ?? site?.position ?? null;
}

/** The key of what comes after the chosen one by urgency, or before it; the most urgent where none is chosen. */
export function stepFrom(key: string | null, rows: readonly InViewRow[], by: 1 | -1): string | null {
  const order = sorted(rows, { by: 'severity', descending: true });
  const at = order.findIndex((row) => row.key === key);
  return order[at === -1 ? 0 : (at + by + order.length) % order.length]?.key ?? null;
}
