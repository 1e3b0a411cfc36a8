import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, take } from '../api/client.ts';
import { useLiveEvents } from '../live/use-live.ts';
import type { TimelineEntry } from './case-data.ts';
import { meet } from './known-people.ts';
import { type ReadTimeline, meets, withEarlier, withNewest } from './timeline-merge.ts';

const PAGE = 200;
/** After a pause longer than this many pages it is better to begin anew than to read them all. */
const MOST_PAGES = 5;

type Read = ReadTimeline<TimelineEntry>;

export interface Timeline {
  read: Read | undefined;
  error: Error | null;
  readingEarlier: boolean;
  readEarlier: () => void;
}

/** A case's timeline: the newest page, what came since, and earlier pages as somebody asks for them. */
export function useTimeline(caseId: string): Timeline {
  const queries = useQueryClient();
  const key = timelineKey(caseId);
  const [readingEarlier, setReadingEarlier] = useState(false);
  // What was told before may be told no longer: what is read then is read as if for the first time.
  useLiveEvents((events) => {
    if (events === null || events.some(({ type }) => type.endsWith('.marked') || REORDERS.has(type))) {
      forget.add(caseId);
    }
  });
  const timeline = useQuery({ queryKey: key, queryFn: () => readNewest(queries, caseId), structuralSharing: false });
  const readEarlier = useCallback(() => {
    const read = queries.getQueryData<Read>(timelineKey(caseId));
    if (read === undefined || read.earlier === null) return;
    setReadingEarlier(true);
    void page(caseId, read.earlier)
      .then((earlier) =>
        queries.setQueryData<Read>(timelineKey(caseId), (now) =>
          // While it was read the timeline may have begun anew; then the page does not belong before it.
          now === undefined || now.earlier !== read.earlier ? now : withEarlier(now, earlier),
        ),
      )
      .catch(() => undefined)
      .finally(() => setReadingEarlier(false));
  }, [queries, caseId]);
  return { read: timeline.data, error: timeline.error, readingEarlier, readEarlier };
}

export const timelineKey = (caseId: string): string[] => ['case', caseId, 'timeline'];

/** After these, entries of before may be gone, or entries of another case belong among them. */
const REORDERS = new Set(['case.merged', 'case.split', 'case.unmerged', 'marking.confirmed']);
const forget = new Set<string>();

async function readNewest(queries: QueryClient, caseId: string): Promise<Read> {
  const known = forget.delete(caseId) ? undefined : queries.getQueryData<Read>(timelineKey(caseId));
  const newest = await page(caseId);
  const items = [...newest.items];
  let { next } = newest;
  for (let pages = 1; known !== undefined && next !== null && pages < MOST_PAGES; pages += 1) {
    if (meets(known, { items, next })) break;
    const older = await page(caseId, next);
    items.push(...older.items);
    ({ next } = older);
  }
  meet(items.map(({ actor }) => actor));
  return withNewest(known, { items, next });
}

const page = (id: string, cursor?: string): Promise<{ items: TimelineEntry[]; next: string | null }> =>
  take(
    api.GET('/api/v1/cases/{id}/timeline', {
      params: { path: { id }, query: { order: 'newest', limit: PAGE, cursor } },
    }),
  );
