import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';

export type Statement = Schemas['StatementDto'];
export type StatementDetail = Schemas['StatementDetailDto'];
export type Received = Schemas['ReceivedStatementDto'];
export type Rumour = Schemas['RumourDto'];
export type StatementState = Statement['state'];
export type DraftBody = Schemas['DraftStatementDto'];
export type Verdict = 'approve' | 'refuse';
export type RumourVerdict = Rumour['verdict'];

export const STATES = [
  'draft',
  'asked',
  'approved',
  'refused',
  'released',
  'withdrawn',
] as const satisfies readonly StatementState[];
export const RUMOUR_VERDICTS = ['unknown', 'false', 'true'] as const satisfies readonly RumourVerdict[];

const PAGE = 200;
const MOST = 1_000;

/** Statements of the own nation, newest first; of one case where one is named. Under `statement`, as the events that tell of them. */
export const statementsQuery = (caseId: string | undefined) =>
  queryOptions({
    queryKey: ['statement', 'list', caseId ?? null],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(
            api.GET('/api/v1/statements', {
              params: { query: { limit: PAGE, cursor, ...(caseId !== undefined && { case: caseId }) } },
            }),
          ),
        MOST,
      ),
  });

export const statementQuery = (id: string) =>
  queryOptions({
    queryKey: ['statement', 'one', id],
    queryFn: () => take(api.GET('/api/v1/statements/{id}', { params: { path: { id } } })),
    retry: false,
  });

/** What other nations ask of the own one, and what they told it. */
export const receivedQuery = queryOptions({
  queryKey: ['statement', 'received'],
  queryFn: () =>
    allPages(
      (cursor) => take(api.GET('/api/v1/received-statements', { params: { query: { limit: PAGE, cursor } } })),
      MOST,
    ),
});

export const rumoursQuery = (caseId: string | undefined) =>
  queryOptions({
    queryKey: ['rumour', 'list', caseId ?? null],
    queryFn: () =>
      allPages(
        (cursor) =>
          take(
            api.GET('/api/v1/rumours', {
              params: { query: { limit: PAGE, cursor, ...(caseId !== undefined && { case: caseId }) } },
            }),
          ),
        MOST,
      ),
  });

const at = (id: string) => ({ path: { id } });

export const draftStatement = (body: DraftBody) => take(api.POST('/api/v1/statements', { body }));

export const reviseStatement = (id: string, body: Schemas['ReviseStatementDto']) =>
  take(api.PUT('/api/v1/statements/{id}', { params: at(id), body }));

export const askNations = (id: string, version: number, nations: string[]) =>
  take(api.POST('/api/v1/statements/{id}/ask', { params: at(id), body: { version, nations } }));

export const releaseStatement = (id: string, version: number, to: string[]) =>
  take(api.POST('/api/v1/statements/{id}/release', { params: at(id), body: { version, to } }));

export const withdrawStatement = (id: string, reason: string) =>
  take(api.POST('/api/v1/statements/{id}/withdraw', { params: at(id), body: { reason } }));

interface Answer {
  version: number;
  verdict: Verdict;
  words: string;
}

/** Of the own nation, where that was asked. */
export const answerStatement = (id: string, body: Answer) =>
  take(api.POST('/api/v1/statements/{id}/answers', { params: at(id), body }));

export const answerReceived = (id: string, body: Answer) =>
  take(api.POST('/api/v1/received-statements/{id}/answers', { params: at(id), body }));

/** As it is handed to the press; the server puts the exercise's marking around it. */
export const handedOut = (id: string, language: string) =>
  take(
    api.GET('/api/v1/statements/{id}/text', {
      params: { path: { id }, query: { language } },
      parseAs: 'text',
    }),
  );

export const logRumour = (body: Schemas['LogRumourDto']) => take(api.POST('/api/v1/rumours', { body }));

export const judgeRumour = (id: string, verdict: RumourVerdict, why: string) =>
  take(api.POST('/api/v1/rumours/{id}/verdict', { params: at(id), body: { verdict, why } }));

export const answerRumour = (id: string, statementId: string) =>
  take(api.POST('/api/v1/rumours/{id}/answer', { params: at(id), body: { statementId } }));
