import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';

export type Case = Schemas['CaseDto'];
export type CaseAlert = Schemas['CaseAlertDto'];
export type TimelineEntry = Schemas['TimelineEntryDto'];
export type Task = Schemas['TaskDto'];
export type Observable = Schemas['ObservableDto'];
export type Evidence = Schemas['EvidenceDto'];
export type Site = Schemas['SiteDto'];

const PAGE = 200;
/** Parts of one case that are read; a case has rarely a tenth of it. */
const MOST = 1_000;

const of = (id: string) => ({ path: { id } });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: () => take(api.GET('/api/v1/cases/{id}', { params: of(id) })) });

/** The id of a case by the name people use. It never changes, so it is asked for once. */
export const caseIdQuery = (displayId: string) =>
  queryOptions({
    queryKey: ['case-id', displayId],
    queryFn: () => take(api.GET('/api/v1/cases/{id}', { params: of(displayId) })),
    staleTime: Infinity,
    gcTime: 0,
  });

const alertsPage = (id: string, cursor: string | undefined) =>
  take(api.GET('/api/v1/cases/{id}/alerts', { params: { ...of(id), query: { limit: PAGE, cursor } } }));

/** Alerts of a case without their repeats, which each one counts. */
export const alertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'alerts'],
    queryFn: () => allPages((cursor) => alertsPage(id, cursor), MOST),
  });

/** The same, for who reads on page by page: a long attack has more of them than a screen can hold. */
export const alertPagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'alerts', 'pages'],
    queryFn: ({ pageParam }) => alertsPage(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** All of them, for a file. */
export const everyAlert = async (id: string): Promise<CaseAlert[]> =>
  (await allPages((cursor) => alertsPage(id, cursor), Infinity)).items;

/** Alerts of a case with what they name, repeats included: the interface has no shorter list of both. */
export const namingAlertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'naming-alerts'],
    queryFn: () =>
      allPages(
        (cursor) => take(api.GET('/api/v1/alerts', { params: { query: { case: id, limit: PAGE, cursor } } })),
        MOST,
      ),
    staleTime: 10_000,
  });

export const objectsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'objects'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/objects', { params: { ...of(id), query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'notes'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/notes', { params: { ...of(id), query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

export const tasksQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'tasks'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/tasks', { params: { ...of(id), query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

export const observablesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'observables'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/observables', { params: { ...of(id), query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'evidence'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/evidence', { params: { ...of(id), query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

/**
 * The case as the triage queue has it, closed or not: what is due when, and its assignee by name. Null once it is merged,
 * which may be so before the room hears of it: the list is asked, to which a row that has left is no error.
 */
export const queueRowQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'queue-row'],
    queryFn: async () => {
      const query = { filter: `id:${id} is:open,closed`, limit: 1 };
      return (await take(api.GET('/api/v1/queue', { params: { query } }))).items[0] ?? null;
    },
  });

/** Sites of the own nation, for their time zones. */
export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/sites', { params: { query: { limit: PAGE, cursor } } })), MOST),
  staleTime: 600_000,
});

/** Accounts of the own organisation, for whoever may read them. */
export const accountsQuery = queryOptions({
  queryKey: ['account', 'list'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/accounts', { params: { query: { limit: PAGE, cursor } } })), MOST),
  staleTime: 300_000,
});
