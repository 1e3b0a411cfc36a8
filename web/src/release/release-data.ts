import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';

export type Release = Schemas['ReleaseDto'];
export type ReleaseDetail = Schemas['ReleaseDetailDto'];
export type ReleasePreview = Schemas['ReleasePreviewDto'];
export type PackagePreview = Schemas['PackagePreviewDto'];
export type Recipient = Schemas['RecipientDto'];
export type NamedRecipient = Schemas['NamedRecipientDto'];
export type Selection = Schemas['SelectionDto'];
export type Redactions = Schemas['RedactionsDto'];
export type Organisation = Schemas['OrganisationDto'];
export type Nation = Schemas['NationDto'];

const PAGE = 200;
const MOST = 1_000;

export const caseReleasesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['release', 'of-case', caseId],
    queryFn: () =>
      allPages(
        (cursor) => take(api.GET('/api/v1/releases', { params: { query: { caseId, limit: PAGE, cursor } } })),
        MOST,
      ),
  });

export const awaitingReleasesQuery = queryOptions({
  queryKey: ['release', 'awaiting'],
  queryFn: () =>
    allPages(
      (cursor) => take(api.GET('/api/v1/releases', { params: { query: { state: 'awaiting', limit: PAGE, cursor } } })),
      MOST,
    ),
});

export const releaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['release', 'one', id],
    queryFn: () => take(api.GET('/api/v1/releases/{id}', { params: { path: { id } } })),
  });

/** Computed anew at each reading, by the function that publishes; so what was read is never older than it looks. */
export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['release', 'preview', id],
    queryFn: () => take(api.GET('/api/v1/releases/{id}/preview', { params: { path: { id } } })),
    staleTime: 0,
  });

export const nationsQuery = queryOptions({
  queryKey: ['nations'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/nations', { params: { query: { limit: PAGE, cursor } } })), MOST),
  staleTime: 600_000,
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/organisations', { params: { query: { limit: PAGE, cursor } } })), MOST),
  staleTime: 600_000,
});

export const linkCapsQuery = queryOptions({
  queryKey: ['link-caps'],
  queryFn: () => take(api.GET('/api/v1/link-caps')),
  staleTime: 60_000,
});
