import { api, take } from '../api/client.ts';
import type { Act, Done, Frozen, Histogram, Item, QueuePage, Sort, Suggestions, View } from './contract.ts';
import { itemOf, type RowKey } from './row-key.ts';

export interface PageRequest {
  filter?: string;
  sort?: Sort;
  limit?: number;
  cursor?: string;
}

export const readPage = (query: PageRequest): Promise<QueuePage> =>
  take(api.GET('/api/v1/queue', { params: { query } }));

/** Characters a filter may have, and what one more id takes of them. */
const LONGEST_FILTER = 1_000;
const ID = 37;

/** Those of these rows that belong in the list of this filter. */
export async function readRows(keys: readonly RowKey[], filter: string): Promise<QueuePage> {
  const room = Math.max(1, Math.floor((LONGEST_FILTER - filter.length - 4) / ID));
  const ids = keys.map((key) => itemOf(key).id);
  const parts = Array.from({ length: Math.ceil(ids.length / room) }, (_, part) =>
    ids.slice(part * room, (part + 1) * room),
  );
  const pages = await Promise.all(
    parts.map((some) => readPage({ filter: `${filter} id:${some.join(',')}`.trim(), limit: 200 })),
  );
  const items = pages.flatMap((page) => page.items);
  return { items, nextCursor: null, total: items.length, asOf: Math.min(...pages.map(({ asOf }) => asOf)) };
}

export const readSuggestions = (text: string, at: number): Promise<Suggestions> =>
  take(api.GET('/api/v1/queue/suggestions', { params: { query: { text, at } } }));

export const readHistogram = (filter: string): Promise<Histogram> =>
  take(api.GET('/api/v1/queue/histogram', { params: { query: { filter } } }));

export const readViews = async (): Promise<View[]> => (await take(api.GET('/api/v1/queue/views'))).items;

export type ViewFields = Pick<View, 'name' | 'filter' | 'sort' | 'shared'>;

export const addView = (body: ViewFields): Promise<View> => take(api.POST('/api/v1/queue/views', { body }));

export const changeView = (id: string, body: Partial<ViewFields>): Promise<View> =>
  take(api.PATCH('/api/v1/queue/views/{id}', { params: { path: { id } }, body }));

export async function removeView(id: string): Promise<void> {
  await take(api.DELETE('/api/v1/queue/views/{id}', { params: { path: { id } } }));
}

export const freeze = (body: { items: Item[] } | { filter: string }): Promise<Frozen> =>
  take(api.POST('/api/v1/queue/selections', { body }));

export type Target = { selectionId: string } | { items: Item[] };

export const act = async (target: Target, action: Act): Promise<Done> =>
  // Of what was done the interface says only that it is an object; it is what was sent.
  (await take(api.POST('/api/v1/queue/actions', { body: { ...target, action } }))) as Done;

export const undo = async (id: string): Promise<Done> =>
  (await take(api.POST('/api/v1/queue/actions/{id}/undo', { params: { path: { id } } }))) as Done;
