import { useQuery } from '@tanstack/react-query';
import type { View } from './contract.ts';
import { readViews } from './queue-api.ts';

export const VIEWS_KEY = ['queue-view'] as const;
/** How often views are counted again. Milliseconds. */
const COUNTED_EVERY = 30_000;

/** The saved views: one's own, and those shared with one. */
export function useViews(): { views: readonly View[]; settled: boolean } {
  const found = useQuery({ queryKey: VIEWS_KEY, queryFn: readViews, refetchInterval: COUNTED_EVERY });
  return { views: found.data ?? [], settled: !found.isPending };
}
