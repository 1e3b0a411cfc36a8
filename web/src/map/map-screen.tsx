import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { shortName } from '../parts/short-name.ts';
import { sensorWatchQuery } from '../sensors/sensor-watch.ts';
import { ChosenThing } from './chosen-thing.tsx';
import { chosenIn, placeOf, stepFrom } from './chosen.ts';
import { coverageBySite } from './coverage.ts';
import { EVERYTHING, type MapFilter } from './filter.ts';
import { rowsInView } from './in-view.ts';
import { MapFilters } from './map-filters.tsx';
import { MapPicture } from './map-picture.tsx';
import css from './map.module.css';
import { wasOpen } from './replay.ts';
import { sceneAt } from './scene.ts';
import { keyOf, type Selection, selectionOf } from './selection.ts';
import { SidePanel } from './side-panel.tsx';
import { TimeBar } from './time-bar.tsx';
import { heardOut } from './tracks.ts';
import { useClock } from './use-clock.ts';
import { useMapData } from './use-map-data.ts';
import { useView } from './use-view.ts';
import { boxAround, boxOf, viewAt, viewOf } from './view.ts';

/** Metres for a pixel at which the berths of a port, and what flies there, can be told apart. */
const NEAR = 5;

export function MapScreen(): ReactNode {
  const words = useWords();
  const { site: wanted } = useSearch({ from: '/inside/map' });
  const box = useRef<HTMLDivElement>(null);
  const viewport = useView(box);
  const { clock, setClock, at, now } = useClock();
  const data = useMapData(clock.mode === 'replay');
  const watch = useQuery(sensorWatchQuery);
  const [filter, setFilter] = useState<MapFilter>(EVERYTHING);
  const [withGone, setWithGone] = useState(false);
  const [selection, setSelection] = useState<Selection | null>(null);

  const cases = useMemo(() => data.cases.filter((each) => wasOpen(each, at)), [data.cases, at]);
  const scene = useMemo(
    () => sceneAt({ sites: data.sites, cases, tracks: data.tracks }, filter, at, withGone),
    [data.sites, cases, data.tracks, filter, at, withGone],
  );
  // Nobody knows of a past instant which sensors were heard then.
  const heard = clock.mode === 'live' ? watch.data : undefined;
  const coverage = useMemo(() => coverageBySite(heard?.items ?? []), [heard]);
  const siteNames = useMemo(() => new Map(data.sites.map(({ id, name }) => [id, name])), [data.sites]);
  const sensors = useMemo(() => {
    const positions = new Map(data.sensors.flatMap(({ id, position }) => (position === null ? [] : [[id, position]])));
    const reach = heardOut(data.tracks, positions);
    return data.sensors.flatMap(({ id, siteId, name, position }) =>
      position === null
        ? []
        : [{ id, name: shortName(name, siteNames.get(siteId) ?? ''), position, reach: reach.get(id) ?? null }],
    );
  }, [data.sensors, data.tracks, siteNames]);
  const zones = useMemo(
    () =>
      data.zones.map((zone) =>
        Object.assign({}, zone, { name: shortName(zone.name, siteNames.get(zone.siteId) ?? '') }),
      ),
    [data.zones, siteNames],
  );
  const rows = useMemo(
    () => rowsInView(scene, boxOf(viewport.view, viewport.size)),
    [scene, viewport.view, viewport.size],
  );
  const nations = useMemo(() => [...new Set(data.sites.map(({ nation }) => nation))].sort(), [data.sites]);

  const chosen = chosenIn(selection, scene, data.sites, data.sensors);
  const place = placeOf(chosen);
  const near = (): void => {
    if (place !== null) viewport.change((view) => viewAt(place, view, NEAR));
  };
  const pick = (key: string | null): void => {
    const next = selectionOf(key);
    if (next !== null || key === null) setSelection(next);
    if (next?.kind === 'case') {
      const there = placeOf(chosenIn(next, scene, data.sites, data.sensors));
      if (there !== null) viewport.change((view) => viewAt(there, view));
    }
    if (key?.startsWith('cluster:') === true) {
      const ids = new Set(key.slice('cluster:'.length).split(','));
      const places = data.sites.filter(({ id }) => ids.has(id)).map(({ position }) => position);
      viewport.change((_, size) => viewOf(boxAround(places, 0.01), size, 60));
    }
  };
  useEffect(() => {
    if (data.sites.length > 0)
      viewport.rest(
        boxAround(
          data.sites.map(({ position }) => position),
          3,
        ),
      );
  }, [data.sites, viewport.rest]);
  useEffect(() => {
    const site = data.sites.find(({ code }) => code === wanted);
    if (site === undefined) return;
    setSelection({ kind: 'site', id: site.id });
    viewport.change((view) => viewAt(site.position, view, NEAR));
  }, [wanted, data.sites, viewport.change]);

  const key = selection === null ? null : keyOf(selection);
  const listed = selection?.kind === 'site' ? scene.cases.filter(({ site }) => site.id === selection.id) : scene.cases;
  return (
    <div className={css['screen']}>
      <div>
        <h1 className="visually-hidden">{words('map.title')}</h1>
        <MapFilters
          filter={filter}
          nations={nations}
          withGone={withGone}
          onFilter={setFilter}
          onWithGone={setWithGone}
        />
        {data.errors.slice(0, 1).map((error) => (
          <Refusal key="error" error={error} />
        ))}
      </div>
      <div className={css['middle']}>
        <MapPicture
          box={box}
          viewport={viewport}
          scene={scene}
          zones={zones}
          sensors={sensors}
          coverage={coverage}
          at={at}
          replay={clock.mode === 'replay'}
          selection={selection}
          onPick={pick}
          onStep={(by) => pick(stepFrom(key, rows, by))}
          onNear={near}
        />
        <SidePanel cases={listed} rows={rows} chosen={key} onPick={pick}>
          {place !== null && (
            <ChosenThing
              chosen={chosen}
              count={listed.length}
              at={at}
              reach={sensors.find(({ id }) => id === chosen.sensor?.id)?.reach ?? null}
              onNear={near}
              onClear={() => setSelection(null)}
            />
          )}
        </SidePanel>
      </div>
      <TimeBar clock={clock} at={at} now={now} onClock={setClock} />
    </div>
  );
}
