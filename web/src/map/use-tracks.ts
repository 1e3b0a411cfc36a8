import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, take } from '../api/client.ts';
import { useLiveEvents } from '../live/use-live.ts';
import type { Track } from './contract.ts';
import { REACH } from './replay.ts';
import { mergedTracks } from './tracks.ts';

/** As often as a moving thing is drawn anew. Milliseconds. */
const PAUSE = 1_000;
/** Alerts may come this much later than what they tell. Milliseconds. */
const LATE = 120_000;
const KEY = ['map', 'tracks'] as const;

interface Known {
  tracks: readonly Track[];
  /** Up to when they were read. */
  to: number;
}

async function read(from: number): Promise<Known> {
  const to = Date.now();
  const query = { from: new Date(from).toISOString() };
  const { tracks } = await take(api.GET('/api/v1/tracks', { params: { query } }));
  return { tracks, to };
}

/** Tracks of the last day. Read whole once; from then on what alerts added, at most once a second. */
export function useTracks(): { tracks: readonly Track[]; error: unknown } {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => read(Date.now() - REACH + PAUSE),
    staleTime: 600_000,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readNews = async (): Promise<void> => {
    timer.current = undefined;
    const known = queries.getQueryData<Known>(KEY);
    if (known === undefined) return;
    const news = await read(known.to - LATE).catch(() => undefined);
    if (news === undefined) return;
    const since = Date.now() - REACH;
    queries.setQueryData<Known>(KEY, (now) => ({
      tracks: mergedTracks(now?.tracks ?? [], news.tracks, since),
      to: news.to,
    }));
  };
  useLiveEvents((events) => {
    if (events?.some(({ type }) => type.startsWith('alert.')) === true) {
      timer.current ??= setTimeout(() => void readNews(), PAUSE);
    }
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return { tracks: data?.tracks ?? NONE, error };
}

const NONE: readonly Track[] = [];
