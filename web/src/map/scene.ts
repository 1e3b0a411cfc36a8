import type { Track } from './contract.ts';
import { type MapFilter, passes } from './filter.ts';
import type { Case, Site } from './queries.ts';
import { type TrackState, trackAt } from './tracks.ts';

/** A site with what is open there. */
export interface SiteScene {
  site: Site;
  /** Worst first. */
  cases: readonly Case[];
  /** Severity of the worst open case; null where there is none. */
  worst: number | null;
}

export interface TrackScene extends TrackState {
  /** Of its case; null where it is in none that is seen. */
  severity: number | null;
  nation: string;
}

/** Everything the map shows at an instant, the least urgent first, so that what is urgent is drawn on top. */
export interface Scene {
  sites: readonly SiteScene[];
  /** Open cases that pass the filter, worst first. */
  cases: readonly Case[];
  tracks: readonly TrackScene[];
}

interface Known {
  sites: readonly Site[];
  /** Those that were open at the instant. */
  cases: readonly Case[];
  tracks: readonly Track[];
}

const worstFirst = (a: Case, b: Case): number => b.severity - a.severity || b.openedAt.localeCompare(a.openedAt);

export function sceneAt({ sites, cases, tracks }: Known, filter: MapFilter, at: number, withGone: boolean): Scene {
  const shown = cases.filter((each) => passes(each, filter)).sort(worstFirst);
  const bySite = new Map<string, Case[]>();
  for (const each of shown) bySite.set(each.site.id, [...(bySite.get(each.site.id) ?? []), each]);
  const siteScenes = sites
    .filter(({ nation }) => filter.nation === null || nation === filter.nation)
    .map((site): SiteScene => {
      const cases = bySite.get(site.id) ?? [];
      return { site, cases, worst: cases[0]?.severity ?? null };
    })
    .sort((a, b) => (a.worst ?? -1) - (b.worst ?? -1) || b.site.code.localeCompare(a.site.code));
  return { sites: siteScenes, cases: shown, tracks: trackScenes({ sites, cases, tracks }, filter, at, withGone) };
}

function trackScenes(known: Known, filter: MapFilter, at: number, withGone: boolean): TrackScene[] {
  const severities = new Map(known.cases.map(({ id, severity }) => [id, severity]));
  const nations = new Map(known.sites.map(({ id, nation }) => [id, nation]));
  return known.tracks
    .map((track) => ({ track, state: trackAt(track, at) }))
    .flatMap(({ track, state }) => {
      if (state === undefined || (state.gone && !withGone)) return [];
      const severity = (track.caseId === null ? undefined : severities.get(track.caseId)) ?? null;
      return [{ ...state, severity, nation: nations.get(track.siteId) ?? '' }];
    })
    .filter(({ severity, nation }) => passes({ severity: severity ?? 0, kinds: ['airspace'], nation }, filter))
    .sort((a, b) => (a.severity ?? -1) - (b.severity ?? -1) || b.age - a.age);
}
