import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/client.ts';
import { type Case, caseQuery } from './case-data.ts';
import type { Status } from './lifecycle.ts';

/** What can be done to a case at one stroke. Each names the version it was decided on. */
export type CaseAct =
  | { type: 'acknowledge' }
  | { type: 'assign'; assignee: string | null }
  | { type: 'severity'; severity: number; reason: string }
  | { type: 'status'; to: Status; reason?: string };

export interface Acted {
  act: CaseAct;
  before: Case;
  after: Case;
}

export type CaseActs = UseMutationResult<Acted, Error, { act: CaseAct; on: Case }>;

export function useCaseActs(): CaseActs {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ act, on }) => ({ act, before: on, after: await perform(act, on) }),
    onSuccess: ({ after }) => {
      queries.setQueryData(caseQuery(after.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['case', after.id] });
    },
  });
}

function perform(act: CaseAct, { id, version: expectedVersion }: Case): Promise<Case> {
  const params = { path: { id } };
  if (act.type === 'acknowledge') {
    return take(api.POST('/api/v1/cases/{id}/acknowledge', { params, body: { expectedVersion } }));
  }
  if (act.type === 'assign') {
    const { assignee } = act;
    return take(api.POST('/api/v1/cases/{id}/assign', { params, body: { assignee, expectedVersion } }));
  }
  if (act.type === 'severity') {
    const { severity, reason } = act;
    return take(api.POST('/api/v1/cases/{id}/severity', { params, body: { severity, reason, expectedVersion } }));
  }
  const { to, reason } = act;
  return take(api.POST('/api/v1/cases/{id}/status', { params, body: { to, reason, expectedVersion } }));
}
