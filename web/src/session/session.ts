import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type Who = Schemas['WhoDto'];
export type Action = Who['actions'][number];

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => take(api.GET('/api/v1/session')),
  staleTime: 60_000,
  retry: false,
});

/** Who is signed in. Only inside the signed-in part of the console. */
export const useWho = (): Who => useSuspenseQuery(sessionQuery).data;

/** Whether the person's roles allow the action at all; the server judges each thing for itself. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useWho();
  return (action) => actions.includes(action);
}
