import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Coverage } from '../../map/coverage.ts';
import type { PlacedSensor } from '../../map/sensors-layer.tsx';
import { MapPicture } from '../../map/map-picture.tsx';
import { sensorsQuery, sitesQuery, zonesQuery } from '../../map/queries.ts';
import { type Selection, selectionOf } from '../../map/selection.ts';
import { useView } from '../../map/use-view.ts';
import { boxAround } from '../../map/view.ts';
import { shortName } from '../../parts/short-name.ts';
import type { Board } from './board.ts';
import type { Replay } from './contract.ts';
import { sceneOf } from './replay-scene.ts';

interface ReplayMapProps {
  replay: Replay;
  board: Board;
  wall: number;
}

const NOTHING: readonly never[] = [];
/** Nobody knows of a past instant which sensors were heard then. */
const NO_COVERAGE: ReadonlyMap<string, Coverage> = new Map();

/** The map as it was at an instant: what moved, as far as it had been heard by then, and where cases were open. */
export function ReplayMap({ replay, board, wall }: ReplayMapProps): ReactNode {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const viewport = useView(box);
  const [selection, setSelection] = useState<Selection | null>(null);
  const everySite = useQuery(sitesQuery).data ?? NOTHING;
  const everyZone = useQuery(zonesQuery).data ?? NOTHING;
  const everySensor = useQuery(sensorsQuery).data ?? NOTHING;
  const { nation, steps, tracks } = replay;
  // With the eyes of a cell, what is of its nation; whoever runs the exercise may see more.
  const sites = useMemo(
    () => everySite.filter((site) => nation === null || site.nation === nation),
    [everySite, nation],
  );
  const names = useMemo(() => new Map(sites.map(({ id, name }) => [id, name])), [sites]);
  const zones = useMemo(
    () =>
      everyZone
        .filter(({ siteId }) => names.has(siteId))
        .map((zone) => Object.assign({}, zone, { name: shortName(zone.name, names.get(zone.siteId) ?? '') })),
    [everyZone, names],
  );
  const sensors = useMemo(
    () =>
      everySensor.flatMap(({ id, siteId, name, position }): PlacedSensor[] =>
        position === null || !names.has(siteId)
          ? []
          : [{ id, name: shortName(name, names.get(siteId) ?? ''), position, reach: null }],
      ),
    [everySensor, names],
  );
  const scene = useMemo(() => sceneOf(sites, tracks, board, wall), [sites, tracks, board, wall]);
  const { rest } = viewport;
  useEffect(() => {
    const concerned = new Set(steps.flatMap(({ cases = [] }) => cases.map(({ siteId }) => siteId)));
    const places = [
      ...sites.filter(({ id }) => concerned.has(id)).map(({ position }) => position),
      ...tracks.flatMap(({ points }) => points),
    ];
    if (places.length > 0) rest(boxAround(places, 0.05));
  }, [sites, steps, tracks, rest]);
  return (
    <MapPicture
      box={box}
      viewport={viewport}
      scene={scene}
      zones={zones}
      sensors={sensors}
      coverage={NO_COVERAGE}
      at={wall}
      replay
      note={words('replay.mapNote')}
      selection={selection}
      onPick={(key) => setSelection(selectionOf(key))}
      onStep={() => undefined}
      onNear={() => undefined}
    />
  );
}
