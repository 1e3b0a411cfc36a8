import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLiveEvents } from '../live/use-live.ts';
import type { Track } from './contract.ts';
import {
  type Case,
  openCasesQuery,
  recentCasesQuery,
  type Sensor,
  sensorsQuery,
  type Site,
  sitesQuery,
  type Zone,
  zonesQuery,
} from './queries.ts';
import { REACH } from './replay.ts';
import { useTracks } from './use-tracks.ts';

/** In a storm the list of cases is read this often and no oftener. Milliseconds. */
const PAUSE = 2_000;

export interface MapData {
  sites: readonly Site[];
  zones: readonly Zone[];
  sensors: readonly Sensor[];
  /** All that were open at some moment of the last day when `past`, else those that are open. */
  cases: readonly Case[];
  tracks: readonly Track[];
  loading: boolean;
  errors: readonly unknown[];
}

/** What the map draws, kept up with the live feed. `past`: also cases that were closed since. */
export function useMapData(past: boolean): MapData {
  const sites = useQuery(sitesQuery);
  const zones = useQuery(zonesQuery);
  const sensors = useQuery(sensorsQuery);
  const open = useQuery(openCasesQuery);
  // Fixed when the screen opens, or each second would ask anew.
  const [since] = useState(() => new Date(Date.now() - REACH).toISOString());
  const recent = useQuery({ ...recentCasesQuery(since), enabled: past });
  const { tracks, error: tracksError } = useTracks();
  useFreshCases();
  const cases = useMemo(() => {
    if (!past) return open.data ?? [];
    return [...new Map([...(recent.data ?? []), ...(open.data ?? [])].map((each) => [each.id, each])).values()];
  }, [past, open.data, recent.data]);
  return {
    sites: sites.data ?? NOTHING,
    zones: zones.data ?? NOTHING,
    sensors: sensors.data ?? NOTHING,
    cases,
    tracks,
    loading: sites.isPending || open.isPending,
    errors: [sites.error, zones.error, sensors.error, open.error, recent.error, tracksError].filter(
      (error) => error !== null && error !== undefined,
    ),
  };
}

const NOTHING: readonly never[] = [];

function useFreshCases(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLiveEvents((events) => {
    if (events?.some(({ caseId }) => caseId !== null) !== true) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey: ['map', 'cases'] });
    }, PAUSE);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
