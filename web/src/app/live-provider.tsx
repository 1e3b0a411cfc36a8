import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { LiveFeed } from '../live/live-feed.ts';
import { refreshQueries } from '../live/refresh-queries.ts';
import { LiveContext } from '../live/use-live.ts';
import { useMay } from '../session/session.ts';

/** One live feed for the signed-in console; not opened for who may not have it, as an administrator: each try would be refused. */
export function LiveProvider({ children }: { children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const feed = useMemo(() => new LiveFeed(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries]);
  const hears = useMay()('case.read');
  useEffect(() => {
    if (!hears) return undefined;
    const stopRefreshing = refreshQueries(feed, queries);
    feed.start();
    return () => {
      stopRefreshing();
      feed.stop();
    };
  }, [feed, hears, queries]);
  return <LiveContext value={feed}>{children}</LiveContext>;
}
