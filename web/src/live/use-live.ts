import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Connection } from './connection.ts';
import type { FeedListener, LiveFeed } from './live-feed.ts';

export const LiveContext = createContext<LiveFeed | null>(null);

export function useLiveFeed(): LiveFeed {
  const feed = useContext(LiveContext);
  if (feed === null) throw new Error('There is no live feed outside the signed-in console');
  return feed;
}

export function useConnection(): Connection {
  const feed = useLiveFeed();
  return useSyncExternalStore(feed.onState, feed.state);
}

/** Calls the listener with every batch of events, and with `null` when everything is to be read anew. */
export function useLiveEvents(listener: FeedListener): void {
  const feed = useLiveFeed();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => feed.listen((events) => latest.current(events)), [feed]);
}
