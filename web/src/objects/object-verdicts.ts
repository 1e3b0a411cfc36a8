import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type CaseObject = Schemas['CaseObjectDto'];
export type Verb = Schemas['JudgeObjectDto']['verb'];

/** In the order people choose among them. */
export const VERBS = ['acknowledge', 'reject', 'ignore', 'clear'] as const satisfies readonly Verb[];

export const judge = (caseId: string, objectId: string, body: Schemas['JudgeObjectDto']) =>
  take(
    api.POST('/api/v1/cases/{id}/objects/{objectId}/verdicts', { params: { path: { id: caseId, objectId } }, body }),
  );

/** What people judged each sensor's objects to be, in the last 30 days. Under `object`, as the events that tell of it. */
export const falseAlarmsQuery = queryOptions({
  queryKey: ['object', 'false-alarms'],
  queryFn: () => take(api.GET('/api/v1/false-alarms')),
});
