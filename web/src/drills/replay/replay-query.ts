import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';

/**
 * A run seen again, with the eyes of a cell or, without one, all of it. Not under `drill`, whose family events refresh: what is
 * looked at does not change under the hand.
 */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const replayQuery = (id: string, cell: string | undefined) =>
  queryOptions({
    queryKey: ['drill-replay', id, cell ?? null],
    queryFn: () => {
      const query = cell === undefined ? {} : { cell };
      return take(api.GET('/api/v1/drills/runs/{id}/replay', { params: { path: { id }, query } }));
    },
    staleTime: 300_000,
  });
