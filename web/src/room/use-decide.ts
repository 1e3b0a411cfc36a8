import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';
import type { Case } from './case-data.ts';

export type Decision =
  | { type: 'link' | 'unlink' | 'split'; alertIds: string[]; reason: string }
  | { type: 'merge'; into: string; reason: string }
  | { type: 'apart'; from: string; reason: string }
  | { type: 'unmerge'; reason: string };

export type Decided = Schemas['DecisionAppliedDto'] | Schemas['DecisionPendingDto'];
export type Decide = UseMutationResult<Decided, Error, Decision>;

/** Has correlation carry out what somebody decided; the answer says whether it has yet. */
export function useDecide(on: Case): Decide {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision) => perform(decision, on),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', on.id] }),
  });
}

function perform(decision: Decision, { id, version: expectedVersion }: Case): Promise<Decided> {
  const params = { path: { id } };
  if (decision.type === 'merge') {
    const { into, reason } = decision;
    return take(api.POST('/api/v1/cases/{id}/merge', { params, body: { into, reason, expectedVersion } }));
  }
  if (decision.type === 'apart') {
    const { from, reason } = decision;
    return take(api.POST('/api/v1/cases/{id}/keep-apart', { params, body: { from, reason, expectedVersion } }));
  }
  if (decision.type === 'unmerge') {
    const { reason } = decision;
    return take(api.POST('/api/v1/cases/{id}/unmerge', { params, body: { reason, expectedVersion } }));
  }
  const { alertIds, reason } = decision;
  const body = { alertIds, reason, expectedVersion };
  if (decision.type === 'link') return take(api.POST('/api/v1/cases/{id}/link', { params, body }));
  if (decision.type === 'unlink') return take(api.POST('/api/v1/cases/{id}/unlink', { params, body }));
  return take(api.POST('/api/v1/cases/{id}/split', { params, body }));
}
