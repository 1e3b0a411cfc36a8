import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';
import type { Days } from './periods.ts';

export type Policy = Schemas['RetentionDto'];
export type Preview = Schemas['RetentionPreviewDto'];

const PAGE = 24;
const of = (nation: string) => ({ path: { id: nation } });

export const policyQuery = (nation: string) =>
  queryOptions({
    queryKey: ['retention', nation, 'policy'],
    queryFn: () => take(api.GET('/api/v1/nations/{id}/retention', { params: of(nation) })),
  });

export const runsQuery = (nation: string) =>
  infiniteQueryOptions({
    queryKey: ['retention', nation, 'runs'],
    queryFn: ({ pageParam }) =>
      take(
        api.GET('/api/v1/nations/{id}/retention/runs', {
          params: { ...of(nation), query: { limit: PAGE, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // No event tells of runs.
    refetchInterval: 30_000,
  });

export const previewOf = (nation: string, body: Days): Promise<Preview> =>
  take(api.POST('/api/v1/nations/{id}/retention/preview', { params: of(nation), body }));

export const setPolicy = (nation: string, body: Schemas['SetRetentionDto']): Promise<Policy> =>
  take(api.PUT('/api/v1/nations/{id}/retention', { params: of(nation), body }));
