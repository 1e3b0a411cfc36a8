import { ApiError, take } from '../api/client.ts';
import type { Act, Done, Frozen, Histogram, Item, QueuePage, QueueRow, Sort, Suggestions, View } from './contract.ts';
import { itemOf, type RowKey } from './row-key.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Routes of the queue; written by hand until the generated client has them all. */
async function call<T>(
  method: Method,
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
  body?: object,
): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return take(
    fetch(`/api/v1/queue${path}${search === '' ? '' : `?${search}`}`, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).then(async (response) => {
      const text = await response.text();
      const content: unknown = text === '' ? undefined : readJson(text, response.status);
      return response.ok ? { data: content as T, response } : { error: content, response };
    }),
  );
}

function readJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(status, 'unexpected', `HTTP ${String(status)}`);
  }
}

export interface PageRequest {
  filter?: string;
  sort?: Sort;
  limit?: number;
  cursor?: string;
}

export const readPage = (request: PageRequest): Promise<QueuePage> => call('GET', '', { ...request });
export const readRow = ({ kind, id }: Item): Promise<QueueRow> => call('GET', `/${kind}/${id}`);

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
  call('GET', '/suggestions', { text, at });
export const readHistogram = (filter: string): Promise<Histogram> => call('GET', '/histogram', { filter });

export const readViews = async (): Promise<View[]> => {
  const found = await call<View[] | { items: View[] }>('GET', '/views');
  return Array.isArray(found) ? found : found.items;
};
export type ViewFields = Pick<View, 'name' | 'filter' | 'sort' | 'shared'>;
export const addView = (view: ViewFields): Promise<View> => call('POST', '/views', {}, view);
export const changeView = (id: string, changes: Partial<ViewFields>): Promise<View> =>
  call('PATCH', `/views/${id}`, {}, changes);
export const removeView = (id: string): Promise<void> => call('DELETE', `/views/${id}`);

export const freeze = (what: { items: readonly Item[] } | { filter: string }): Promise<Frozen> =>
  call('POST', '/selections', {}, what);
export type Target = { selectionId: string } | { items: readonly Item[] };
export const act = (target: Target, action: Act): Promise<Done> => call('POST', '/actions', {}, { ...target, action });
export const undo = (id: string): Promise<Done> => call('POST', `/actions/${id}/undo`, {}, {});
