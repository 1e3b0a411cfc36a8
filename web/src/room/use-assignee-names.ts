import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, take } from '../api/client.ts';
import type { Case } from './case-data.ts';
import { meet } from './known-people.ts';
import { useNames } from './person-name.tsx';

const ROWS = 200;

/** Learns what assignees are called from the triage queue, which tells names with its rows; cases tell ids alone. */
export function useAssigneeNames(cases: readonly Case[]): void {
  const names = useNames();
  const unknown = cases.some(({ assignee }) => assignee?.startsWith('person:') === true && !names.has(assignee));
  const rows = useQuery({
    queryKey: ['cases', 'assignee-names'],
    queryFn: () =>
      take(
        api.GET('/api/v1/queue', {
          params: { query: { filter: 'is:case -assignee:none', sort: 'newest', limit: ROWS } },
        }),
      ),
    enabled: unknown,
    staleTime: 60_000,
  });
  const { data } = rows;
  useEffect(() => {
    if (data !== undefined) meet(data.items.flatMap(({ assignee }) => assignee ?? []));
  }, [data]);
}
