import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { currentRealm } from '../session/realm.ts';
import type { InboxItem } from './contract.ts';

const STORED_AS = 'breakwater.drill.seen';

/** When the last message was delivered that has been seen in this tab, ISO 8601; empty before any was. */
export const seenQuery = queryOptions({
  queryKey: ['seen-messages'],
  queryFn: read,
  staleTime: Number.POSITIVE_INFINITY,
});

/** All that is listed has been seen. */
export function seeMessages(queries: QueryClient, items: readonly InboxItem[]): void {
  const latest = items.reduce((known, { deliveredAt }) => (deliveredAt > known ? deliveredAt : known), '');
  if (latest === '' || latest === read()) return;
  queries.setQueryData(seenQuery.queryKey, latest);
  try {
    sessionStorage.setItem(storedAs(), latest);
  } catch {
    // A browser that stores nothing remembers as long as the page lives.
  }
}

export const unseen = (items: readonly InboxItem[], seen: string): number =>
  items.filter(({ deliveredAt }) => deliveredAt > seen).length;

function read(): string {
  try {
    return sessionStorage.getItem(storedAs()) ?? '';
  } catch {
    return '';
  }
}

const storedAs = (): string => `${STORED_AS}.${currentRealm()}`;
