import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Days } from './periods.ts';
import { type Policy, policyQuery, setPolicy } from './retention-data.ts';

export interface WantedPolicy {
  days: Days;
  reason: string;
}

export function useSetPolicy(nation: string, onSaved: () => void): UseMutationResult<Policy, Error, WantedPolicy> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ days, reason }) => setPolicy(nation, days, reason),
    onSuccess: (now) => {
      onSaved();
      queries.setQueryData(policyQuery(nation).queryKey, now);
      return queries.invalidateQueries({ queryKey: ['retention', nation] });
    },
  });
}
