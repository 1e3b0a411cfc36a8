import type { Track } from '../../map/contract.ts';
import type { Site } from '../../map/queries.ts';
import type { Scene, TrackScene } from '../../map/scene.ts';
import { trackAt } from '../../map/tracks.ts';
import type { Board } from './board.ts';

/** What the map showed at an instant, the least urgent first: it is drawn under what is urgent. */
export function sceneOf(sites: readonly Site[], tracks: readonly Track[], board: Board, wall: number): Scene {
  const open = [...board.cases.values()].filter(({ status }) => status !== 'closed' && status !== 'merged');
  const severities = new Map(open.map(({ id, severity }) => [id, severity]));
  const worst = new Map<string, number>();
  for (const { siteId, severity } of open) {
    if (siteId !== null) worst.set(siteId, Math.max(worst.get(siteId) ?? 0, severity));
  }
  const nations = new Map(sites.map(({ id, nation }) => [id, nation]));
  return {
    sites: sites
      .map((site) => ({ site, cases: [], worst: worst.get(site.id) ?? null }))
      .sort((a, b) => (a.worst ?? -1) - (b.worst ?? -1)),
    cases: [],
    tracks: tracks
      .flatMap((track): TrackScene[] => {
        const state = trackAt(track, wall);
        if (state === undefined || state.gone) return [];
        const severity = (track.caseId === null ? undefined : severities.get(track.caseId)) ?? null;
        return [{ ...state, severity, nation: nations.get(track.siteId) ?? '' }];
      })
      .sort((a, b) => (a.severity ?? -1) - (b.severity ?? -1)),
  };
}
