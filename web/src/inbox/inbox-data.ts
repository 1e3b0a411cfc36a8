import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';
import { liveAddress } from '../session/realm.ts';
import { readAsked } from './asked-releases.ts';

export type Share = Schemas['ShareDto'];
export type ShareDetail = Schemas['ShareDetailDto'];
export type MarkingRequest = Schemas['MarkingRequestDto'];

const PAGE = 200;
const MOST = 1_000;

export const sharesQuery = queryOptions({
  queryKey: ['share', 'list'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/shared', { params: { query: { limit: PAGE, cursor } } })), MOST),
});

export const shareQuery = (id: string) =>
  queryOptions({
    queryKey: ['share', 'one', id],
    queryFn: () => take(api.GET('/api/v1/shared/{id}', { params: { path: { id } } })),
    // Whether it may still be seen is a question of this instant.
    staleTime: 0,
    gcTime: 0,
  });

export const markingRequestsQuery = queryOptions({
  queryKey: ['marking', 'open'],
  queryFn: () =>
    allPages(
      (cursor) =>
        take(api.GET('/api/v1/marking-requests', { params: { query: { state: 'open', limit: PAGE, cursor } } })),
      MOST,
    ),
});

/** Releases of other nations that somebody here was asked to approve. */
export const askedQuery = queryOptions({
  queryKey: ['release', 'asked-from-abroad'],
  queryFn: () => readAsked(liveAddress()),
});
