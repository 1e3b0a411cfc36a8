import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../../api/client.ts';

export type Detail = Schemas['TemplateDetailDto'];
export type Sent = Schemas['CreateTemplateDto'];
export type Checked = Schemas['CheckedTemplateDto'];
export type SentFormat = Sent['format'];

export const FORMATS = ['yaml', 'cexf', 'csv'] as const satisfies readonly SentFormat[];

/** Under `drill`, the family of the events that tell of templates. `revision` is null for the newest one may see. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const templateQuery = (ref: string, revision: number | null = null) =>
  queryOptions({
    queryKey: ['drill', 'template', ref, revision],
    queryFn: (): Promise<Detail> =>
      take(
        api.GET('/api/v1/drills/templates/{ref}', {
          params: { path: { ref }, query: revision === null ? {} : { revision } },
        }),
      ),
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const checkQuery = (text: string) =>
  queryOptions({
    queryKey: ['template-check', text],
    queryFn: (): Promise<Checked> => take(api.POST('/api/v1/drills/templates/check', { body: { text } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });

export async function createTemplate(body: Sent): Promise<Detail> {
  return take(api.POST('/api/v1/drills/templates', { body }));
}

export async function copyTemplate(ref: string, code: string): Promise<Detail> {
  return take(api.POST('/api/v1/drills/templates/{ref}/copies', { params: { path: { ref } }, body: { code } }));
}

export async function saveTemplate(id: string, body: Schemas['SaveTemplateDto']): Promise<Detail> {
  return take(api.POST('/api/v1/drills/templates/{ref}/revisions', { params: { path: { ref: id } }, body }));
}

export const MOVES = ['approve', 'archive', 'restore'] as const;
export type Move = (typeof MOVES)[number];

/** Of a template as it was read: what was saved since is not approved unread. */
export async function moveTemplate({ ref: id, latest }: Detail, move: Move, reason: string): Promise<Detail> {
  const params = { path: { ref: id } };
  if (move === 'approve') {
    return take(
      api.POST('/api/v1/drills/templates/{ref}/approve', { params, body: { reason, revision: latest ?? 0 } }),
    );
  }
  return take(api.POST(`/api/v1/drills/templates/{ref}/${move}`, { params, body: { reason } }));
}

export async function releaseTemplate(
  { ref: id, releasableTo: was }: Detail,
  nations: string[],
  reason: string,
): Promise<Detail> {
  const body = { nations, was, reason };
  return take(api.PUT('/api/v1/drills/templates/{ref}/releasability', { params: { path: { ref: id } }, body }));
}

/** A drill as the text of a file. */
export async function exportTemplate(ref: string, format: SentFormat, revision: number | null): Promise<string> {
  const how = {
    params: { path: { ref }, query: revision === null ? {} : { revision } },
    parseAs: 'text',
  } as const;
  return take(api.GET(`/api/v1/drills/templates/{ref}/${format}`, how));
}

export const nationsQuery = queryOptions({
  queryKey: ['nations', 'all'],
  queryFn: () => take(api.GET('/api/v1/nations', { params: { query: { limit: 500 } } })),
  staleTime: 600_000,
});
