import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, type Schemas } from '../api/client.ts';
import { type Policy, policyQuery, setPolicy } from './retention-data.ts';

/** What became of it: it stands, or somebody else set another first. */
export type Outcome = 'saved' | 'changed';

/** Sets the policy; where somebody else was first, theirs is read in place of it. */
export function useSetPolicy(
  nation: string,
  onOutcome: (outcome: Outcome) => void,
): UseMutationResult<Policy, Error, Schemas['SetRetentionDto']> {
  const queries = useQueryClient();
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['retention', nation] });
  return useMutation({
    mutationFn: (wanted) => setPolicy(nation, wanted),
    onSuccess: (now) => {
      onOutcome('saved');
      queries.setQueryData(policyQuery(nation).queryKey, now);
      return readAgain();
    },
    onError: (refused) => {
      if (!(refused instanceof ApiError && refused.code === 'changed_meanwhile')) return undefined;
      onOutcome('changed');
      return readAgain();
    },
  });
}
