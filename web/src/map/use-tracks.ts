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
  /** Up to when they were read, by the clock of the server. Milliseconds. */
  to: number;
}

/** Tracks since then, or of the whole day up to now. Which instant "now" is, the server says: clocks here may be wrong. */
async function read(from?: number): Promise<Known> {
  const query = from === undefined ? {} : { from: new Date(from).toISOString() };
  const { tracks, to } = await take(api.GET('/api/v1/tracks', { params: { query } }));
  return { tracks, to: Date.parse(to) };
}

/** Tracks of the last day. Read whole once; from then on what alerts added, at most once a second. */
export function useTracks(): { tracks: readonly Track[]; error: unknown } {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => read(),
    staleTime: 600_000,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const late = useRef(false);
  const readNews = async (): Promise<void> => {
    late.current = false;
    const known = queries.getQueryData<Known>(KEY);
    const news = known === undefined ? undefined : await read(known.to - LATE).catch(() => undefined);
    if (news !== undefined) {
      queries.setQueryData<Known>(KEY, (now) => ({
        tracks: mergedTracks(now?.tracks ?? NONE, news.tracks, news.to - REACH),
        to: news.to,
      }));
    }
    // Only now is the next one asked for: a server that is slow is not asked twice at once.
    timer.current = undefined;
    if (late.current) soon();
  };
  const soon = (): void => {
    late.current = true;
    timer.current ??= setTimeout(() => void readNews(), PAUSE);
  };
  useLiveEvents((events) => {
    if (events?.some(({ type }) => type.startsWith('alert.')) === true) soon();
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return { tracks: data?.tracks ?? NONE, error };
}

const NONE: readonly Track[] = [];
