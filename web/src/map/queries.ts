import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type Site = Schemas['SiteDto'];
export type Zone = Schemas['ZoneDto'];
export type Sensor = Schemas['SensorDto'];
export type Case = Schemas['CaseDto'];

interface Page<T> {
  items: T[];
  next: string | null;
}

const PAGE = 200;
/** The registry of a region is some hundreds of sites; a thousand cases are more than a map can say anything about. */
const MOST_PAGES = 25;
const MOST_CASE_PAGES = 5;

async function pages<T>(read: (cursor?: string) => Promise<Page<T>>, most = MOST_PAGES): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const { items: more, next } = await read(cursor);
    items.push(...more);
    if (next === null) break;
    cursor = next;
  }
  return items;
}

/** Sites, zones and sensors hardly change while somebody looks at them. */
const REGISTRY_FRESH = 300_000;

export const sitesQuery = queryOptions({
  queryKey: ['map', 'sites'],
  queryFn: () => pages((cursor) => take(api.GET('/api/v1/sites', { params: { query: { limit: PAGE, cursor } } }))),
  staleTime: REGISTRY_FRESH,
});

export const zonesQuery = queryOptions({
  queryKey: ['map', 'zones'],
  queryFn: () => pages((cursor) => take(api.GET('/api/v1/zones', { params: { query: { limit: PAGE, cursor } } }))),
  staleTime: REGISTRY_FRESH,
});

export const sensorsQuery = queryOptions({
  queryKey: ['map', 'sensors'],
  queryFn: () => pages((cursor) => take(api.GET('/api/v1/sensors', { params: { query: { limit: PAGE, cursor } } }))),
  staleTime: REGISTRY_FRESH,
});

/** Open cases, the most urgent first. */
export const openCasesQuery = queryOptions({
  queryKey: ['map', 'cases', 'open'],
  queryFn: () =>
    pages(
      (cursor) =>
        take(api.GET('/api/v1/cases', { params: { query: { open: true, order: 'priority', limit: PAGE, cursor } } })),
      MOST_CASE_PAGES,
    ),
});

/** Cases that something happened in since then: with the open ones, all that were open at any moment since. */
export const recentCasesQuery = (since: string) =>
  queryOptions({
    queryKey: ['map', 'cases', 'recent', since],
    queryFn: () =>
      pages(
        (cursor) => take(api.GET('/api/v1/cases', { params: { query: { updatedSince: since, limit: PAGE, cursor } } })),
        MOST_CASE_PAGES,
      ),
    staleTime: 60_000,
  });
