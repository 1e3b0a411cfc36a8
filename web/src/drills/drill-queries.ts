import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';
import type {
  AmendmentPreview,
  AmendWanted,
  Asked,
  CellMember,
  ClockMove,
  Hotwash,
  HotwashWanted,
  ItemMove,
  Judged,
  Observation,
  ReportTable,
  Run,
  RunWanted,
  Score,
  ScoreSheet,
} from './contract.ts';

// All under `drill`, the family of the events that tell of runs: what happens in a realm refreshes what is shown of it.

/** What comes true with time alone, as that an item is blocked no longer, is told by no event. Milliseconds. */
const EVERY = 2_000;
const PAGE = 500;
const RUNS = 50;

export const templatesQuery = queryOptions({
  queryKey: ['drill', 'templates'],
  queryFn: () => take(api.GET('/api/v1/drills/templates')),
  staleTime: 60_000,
});

export const runsQuery = queryOptions({
  queryKey: ['drill', 'runs'],
  queryFn: () => take(api.GET('/api/v1/drills/runs', { params: { query: { limit: PAGE } } })),
});

/** The same page by page, for who looks back further. */
export const runPagesQuery = infiniteQueryOptions({
  queryKey: ['drill', 'runs', 'pages'],
  initialPageParam: '',
  queryFn: ({ pageParam: cursor }) =>
    take(api.GET('/api/v1/drills/runs', { params: { query: { limit: RUNS, ...(cursor !== '' && { cursor }) } } })),
  getNextPageParam: ({ next }) => next,
});

/** The own organisation's, by name. */
export const peopleQuery = queryOptions({
  queryKey: ['drill-people'],
  queryFn: () => take(api.GET('/api/v1/drills/people')),
  staleTime: 60_000,
});

/** Exercises one may enter, whatever one is in them. */
export const realmsQuery = queryOptions({
  queryKey: ['realms'],
  queryFn: () => take(api.GET('/api/v1/realms')),
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations', 'all'],
  queryFn: () => take(api.GET('/api/v1/organisations', { params: { query: { limit: PAGE } } })),
  staleTime: 600_000,
});

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'run', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.clock?.phase === 'running' || data?.clock?.phase === 'paused' ? EVERY : false,
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const preflightQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'preflight', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/preflight', { params: { path: { id } } })),
    staleTime: 0,
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const observationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'observations', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/observations', { params: { path: { id } } })),
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const inboxQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'inbox', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/inbox', { params: { path: { id } } })),
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const scoreQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'score', id],
    queryFn: async (): Promise<Score> => {
      const { final, sheet } = await take(api.GET('/api/v1/drills/runs/{id}/score', { params: { path: { id } } }));
      // The sheet is described in words, so the client knows nothing of it.
      return { final, sheet: sheet as unknown as ScoreSheet };
    },
  });

/** The after-action report, as the text of a file. */
export async function reportOf(id: string, format: 'html' | 'json'): Promise<string> {
  const how = { params: { path: { id }, query: { format } }, parseAs: 'text' } as const;
  return take(api.GET('/api/v1/drills/runs/{id}/report', how));
}

/** Who is in a cell of the own organisation from now on; naming somebody is agreeing to play. */
export async function nameMembers(id: string, code: string, members: CellMember[]): Promise<Asked> {
  const how = { params: { path: { id, code } }, body: { members } };
  return take(api.PUT('/api/v1/drills/runs/{id}/cells/{code}/members', how));
}

/** One table of it. */
export async function reportTableOf(id: string, table: ReportTable): Promise<string> {
  const how = { params: { path: { id }, query: { format: 'csv', table } }, parseAs: 'text' } as const;
  return take(api.GET('/api/v1/drills/runs/{id}/report', how));
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const hotwashQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'hotwash', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/hotwash', { params: { path: { id } } })),
  });

/** Replaces what one said before. */
export async function answerHotwash(id: string, body: HotwashWanted): Promise<Hotwash> {
  return take(api.POST('/api/v1/drills/runs/{id}/hotwash', { params: { path: { id } }, body }));
}

/** For the own organisation; the first time counts. */
export async function agreeToPlay(realm: string): Promise<Schemas['AgreementDto']> {
  return take(api.POST('/api/v1/realms/{realm}/agreement', { params: { path: { realm } } }));
}

export async function makeRun(body: RunWanted): Promise<Schemas['CreatedRunDto']> {
  return take(api.POST('/api/v1/drills/runs', { body }));
}

export async function archiveRun(id: string): Promise<Schemas['ArchivedRunDto']> {
  return take(api.POST('/api/v1/drills/runs/{id}/archive', { params: { path: { id } } }));
}

export async function deleteRun(id: string, body: Schemas['DeleteRunDto']): Promise<Schemas['DeletedRunDto']> {
  return take(api.POST('/api/v1/drills/runs/{id}/deletion', { params: { path: { id } }, body }));
}

export async function moveClock(id: string, body: ClockMove): Promise<Run> {
  return take(api.POST('/api/v1/drills/runs/{id}/clock', { params: { path: { id } }, body }));
}

export async function moveItem(
  id: string,
  { item, cell }: { item: string; cell: string },
  verb: ItemMove,
  reason: string,
): Promise<Run> {
  const how = { params: { path: { id, item } }, body: { cell, reason } };
  return take(api.POST(`/api/v1/drills/runs/{id}/items/{item}/${verb}`, how));
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const itemScriptQuery = (id: string, item: string) =>
  queryOptions({
    queryKey: ['drill', 'item', id, item],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/items/{item}', { params: { path: { id, item } } })),
    staleTime: 0,
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const amendmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'amendments', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/amendments', { params: { path: { id } } })),
  });

/** What a change of the script would do, looked at anew while one thinks about it: the clock goes on. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const amendPreviewQuery = (id: string, wanted: AmendWanted | null) =>
  queryOptions({
    queryKey: ['drill', 'amend-preview', id, wanted],
    queryFn: (): Promise<AmendmentPreview> =>
      take(
        api.POST('/api/v1/drills/runs/{id}/amendments/preview', {
          params: { path: { id } },
          body: wanted ?? { type: 'move' },
        }),
      ),
    enabled: wanted !== null,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: EVERY,
    retry: false,
  });

export async function amend(id: string, body: AmendWanted): Promise<Run> {
  return take(api.POST('/api/v1/drills/runs/{id}/amendments', { params: { path: { id } }, body }));
}

export async function judge(
  id: string,
  { item, expectation }: { item: string; expectation: string },
  state: Judged,
  note: string,
): Promise<Run> {
  return take(
    api.POST('/api/v1/drills/runs/{id}/items/{item}/expectations/{expectation}/results', {
      params: { path: { id, item, expectation } },
      body: { state, note },
    }),
  );
}

export async function observe(id: string, body: Schemas['ObserveDto']): Promise<{ items: Observation[] }> {
  return take(api.POST('/api/v1/drills/runs/{id}/observations', { params: { path: { id } }, body }));
}

/** What a move answers is what is shown, without asking again. */
export function showRun(queries: QueryClient, run: Run): void {
  queries.setQueryData(runQuery(run.id).queryKey, run);
}
