import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type ReportTexts = Schemas['ReportTextListDto'];
export type ReportText = Schemas['ReportTextDto'];
export type ReportSection = ReportText['section'];

/** Sections of one area for improvement, in the order they are read. */
export const OF_AREA = ['observation', 'analysis', 'recommendation'] as const satisfies readonly ReportSection[];
/** As many as the server takes. */
export const MOST_AREAS = 9;

/** What of the generated report stands beside the words of people. */
export interface ReportDraft {
  overview: { synopsis: string };
  summary: string[];
  objectives: {
    code: string;
    statement: string;
    rating: string | null;
    proposed: boolean;
    met: number;
    of: number;
  }[];
}

/** Where a text stands. */
export interface TextPlace {
  cell: string | null;
  section: ReportSection;
  objective: string | null;
  area: number;
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const reportTextsQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'texts', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/report/texts', { params: { path: { id } } })),
  });

/** The report as it is generated now, of all that one may read. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const reportDraftQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'draft', id],
    queryFn: async (): Promise<ReportDraft> => {
      const how = { params: { path: { id }, query: { format: 'json' as const } } };
      return (await take(api.GET('/api/v1/drills/runs/{id}/report', how))) as unknown as ReportDraft;
    },
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'comparison', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/comparison', { params: { path: { id } } })),
  });

export async function writeReportText(
  id: string,
  place: TextPlace,
  text: string,
  expectedVersion: number,
): Promise<ReportTexts> {
  const body = { ...place, text, expectedVersion };
  return take(api.PUT('/api/v1/drills/runs/{id}/report/texts', { params: { path: { id } }, body }));
}

export async function releaseWords(id: string, cell: string | null, nations: string[]): Promise<ReportTexts> {
  const how = { params: { path: { id } }, body: { cell, nations } };
  return take(api.PUT('/api/v1/drills/runs/{id}/report/releases', how));
}

export async function sayComparison(id: string, cell: string, agreed: boolean): Promise<Schemas['ComparisonDto']> {
  const how = { params: { path: { id } }, body: { cell, agreed } };
  return take(api.PUT('/api/v1/drills/runs/{id}/comparison', how));
}

/** The report as a PDF, printed by the server. */
export async function reportPdf(id: string): Promise<Blob> {
  const how = { params: { path: { id }, query: { format: 'pdf' as const } }, parseAs: 'blob' as const };
  return take(api.GET('/api/v1/drills/runs/{id}/report', how));
}
