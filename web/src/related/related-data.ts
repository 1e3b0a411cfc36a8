import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';

export type Related = Schemas['RelatedDto'];
export type RelatedReason = Schemas['RelatedReasonDto'];

const PAGE = 100;
/** Proposals of one case that are read; what more than a handful of cases have binds nothing. */
const MOST = 500;

/** What a case is proposed to belong together with, told from its side; read anew with the case. */
export const relatedQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'related'],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(api.GET('/api/v1/cases/{id}/related', { params: { path: { id }, query: { limit: PAGE, cursor } } })),
        MOST,
      ),
  });

/** What waits for somebody to say whether it belongs together, newest first. */
export const openRelatedQuery = queryOptions({
  queryKey: ['related', 'open'],
  queryFn: () => take(api.GET('/api/v1/related', { params: { query: { state: 'open', limit: PAGE } } })),
});

export type RelatedVerb = 'accept' | 'dismiss';

export const decideOn = (id: string, verb: RelatedVerb, reason: string): Promise<Related> => {
  const params = { path: { id } };
  return verb === 'accept'
    ? take(api.POST('/api/v1/related/{id}/accept', { params, body: reason === '' ? {} : { reason } }))
    : take(api.POST('/api/v1/related/{id}/dismiss', { params, body: { reason } }));
};
