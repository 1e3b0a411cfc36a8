import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { LiveFeed } from '../live/live-feed.ts';
import { refreshQueries } from '../live/refresh-queries.ts';
import { LiveContext } from '../live/use-live.ts';

/** One live feed for the signed-in console. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const feed = useMemo(() => new LiveFeed(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  useEffect(() => {
    const stopRefreshing = refreshQueries(feed, queries);
    feed.start();
    return () => {
      stopRefreshing();
      feed.stop();
    };
  }, [feed, queries]);
  return <LiveContext value={feed}>{children}</LiveContext>;
}
