import type { QueryClient } from '@tanstack/react-query';
import type { FeedEvent } from './frames.ts';
import type { LiveFeed } from './live-feed.ts';

/** Twice a second is as fast as a person reads; a storm of events of one case asks the server no more often. */
const PAUSE = 500;

/**
 * Reads anew what events touched, at most every half second: queries under `['case', id]`, lists of cases under
 * `['cases']`, and lists by the family of the event's type, so `['release']` for `release.published`. Screens that
 * apply events themselves use other keys.
 */
export function refreshQueries(feed: LiveFeed, queries: QueryClient): () => void {
  const touched = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const keys = [...touched.values()];
    touched.clear();
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  };
  const stop = feed.listen((events) => {
    if (events === null) {
      void queries.invalidateQueries();
      return;
    }
    for (const key of events.flatMap(keysOf)) touched.set(key.join('/'), key);
    if (touched.size > 0) timer ??= setTimeout(flush, PAUSE);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

function keysOf(event: FeedEvent): readonly string[][] {
  // The banner tells of it, and is made of who one is where; after ENDEX there is more to a player's page.
  if (event.type === 'drill.real_emergency' || event.type === 'drill.clock_changed') return [['session'], ['drill']];
  const family = event.type.split('.')[0] ?? event.type;
  const lists = family === 'case' ? [] : [[family === 'alert' || family === 'link' ? 'alerts' : family]];
  return event.caseId === null ? lists : [...lists, ['case', event.caseId], ['cases']];
}
