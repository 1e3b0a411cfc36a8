import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client.ts';
import { tellHeld } from '../live/held.ts';
import { useLiveEvents } from '../live/use-live.ts';
import type { Site } from './contract.ts';
import { HeldList, type ListState } from './held-list.ts';
import { readPage, readRows } from './queue-api.ts';
import { QueueSource, type SourceState, type Wanted } from './queue-source.ts';

/** Rows of one page; a screen shows about forty. */
const PAGE = 100;

export interface Queue {
  list: HeldList;
  source: QueueSource;
  state: ListState;
  reading: SourceState;
}

/** The live list of a filter and sort. It is one list as long as the screen stands, whatever else is drawn anew. */
export function useQueue({ filter, sort }: Wanted): Queue {
  const { list, source } = useMemo(() => {
    const list = new HeldList();
    const source = new QueueSource(list, {
      page: (request) => readPage({ ...request, limit: PAGE }),
      rows: readRows,
    });
    return { list, source };
  }, []);
  const state = useSyncExternalStore(list.subscribe, list.snapshot);
  const reading = useSyncExternalStore(source.subscribe, source.snapshot);
  useEffect(() => {
    void source.open({ filter, sort });
  }, [source, filter, sort]);
  useEffect(
    () => () => {
      source.stop();
      tellHeld(null);
    },
    [source],
  );
  useLiveEvents((events) => source.take(events));
  const sites = useQuery({ queryKey: ['site', 'names'], queryFn: allSites, staleTime: 10 * 60_000 });
  useEffect(() => source.knowSites(sites.data ?? []), [source, sites.data]);
  useEffect(() => tellHeld(state.held ? state.waiting : null), [state.held, state.waiting]);
  return { list, source, state, reading };
}

async function allSites(): Promise<Site[]> {
  const sites: Site[] = [];
  let cursor: string | undefined;
  do {
    const page = await take(api.GET('/api/v1/sites', { params: { query: { limit: 200, cursor } } }));
    sites.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return sites;
}
