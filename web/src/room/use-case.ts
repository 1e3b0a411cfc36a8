import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '../api/client.ts';
import { type Case, caseIdQuery, caseQuery, queueRowQuery, sitesQuery } from './case-data.ts';
import { meet } from './known-people.ts';

export interface ShownCase {
  of: Case;
  /** IANA zone of its site, where the registry tells it. */
  zone: string | null;
  /** It is not to be seen any more: its marking was raised, or a right was taken. */
  gone: boolean;
}

export function useCase(displayId: string): ShownCase {
  const { data: first } = useSuspenseQuery(caseIdQuery(displayId));
  const { data, error } = useQuery({ ...caseQuery(first.id), initialData: first });
  const row = useQuery(queueRowQuery(first.id));
  const assignee = row.data?.assignee;
  useEffect(() => {
    if (assignee) meet([assignee]);
  }, [assignee]);
  const sites = useQuery(sitesQuery);
  const zone = sites.data?.items.find(({ id }) => id === data.site.id)?.timezone ?? null;
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
  return { of: data, zone, gone };
}
