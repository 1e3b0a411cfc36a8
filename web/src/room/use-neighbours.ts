import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Walked } from '../api/all-pages.ts';
import type { Case } from './case-data.ts';

export interface Neighbours {
  next: string | undefined;
  previous: string | undefined;
}

/** The cases before and after this one in the list it was opened from, as the list was read last. */
export function useNeighbours(of: Case): Neighbours {
  const list = lastList(useQueryClient());
  const at = list.findIndex(({ id }) => id === of.id);
  if (at === -1) return { next: list[0]?.displayId, previous: undefined };
  return { next: list[at + 1]?.displayId, previous: at === 0 ? undefined : list[at - 1]?.displayId };
}

function lastList(queries: QueryClient): readonly Case[] {
  const [latest] = queries
    .getQueryCache()
    .findAll({ queryKey: ['cases'] })
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  return (latest?.state.data as Walked<Case> | undefined)?.items ?? [];
}
