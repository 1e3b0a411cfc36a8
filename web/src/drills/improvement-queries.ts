import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['drill', 'plan', id],
    queryFn: () => take(api.GET('/api/v1/drills/runs/{id}/improvements', { params: { path: { id } } })),
  });

/** What exercises found that the own organisation is to improve. */
export const assignedQuery = queryOptions({
  queryKey: ['improvements'],
  queryFn: () => take(api.GET('/api/v1/drills/improvements')),
});

/** Under `task`, the family of the events that tell of tasks. */
export const ownTasksQuery = queryOptions({
  queryKey: ['task', 'own'],
  queryFn: () => take(api.GET('/api/v1/tasks', { params: { query: { limit: 200 } } })),
});

type Plan = Schemas['ImprovementListDto'];

export async function addImprovement(id: string, body: Schemas['AddImprovementDto']): Promise<Plan> {
  return take(api.POST('/api/v1/drills/runs/{id}/improvements', { params: { path: { id } }, body }));
}

export async function changeImprovement(
  id: string,
  item: string,
  body: Schemas['ChangeImprovementDto'],
): Promise<Plan> {
  return take(api.PATCH('/api/v1/drills/runs/{id}/improvements/{item}', { params: { path: { id, item } }, body }));
}

export async function handOver(id: string, item: string, expectedVersion: number): Promise<Plan> {
  const how = { params: { path: { id, item } }, body: { expectedVersion } };
  return take(api.POST('/api/v1/drills/runs/{id}/improvements/{item}/hand-over', how));
}

export async function changeAssigned(
  id: string,
  body: Schemas['ChangeAssignedDto'],
): Promise<Schemas['AssignedImprovementDto']> {
  return take(api.PATCH('/api/v1/drills/improvements/{id}', { params: { path: { id } }, body }));
}

export async function becomeTask(id: string, expectedVersion: number): Promise<Schemas['AssignedImprovementDto']> {
  return take(
    api.POST('/api/v1/drills/improvements/{id}/task', { params: { path: { id } }, body: { expectedVersion } }),
  );
}

export async function changeOwnTask(id: string, body: Schemas['ChangeOwnTaskDto']): Promise<Schemas['OwnTaskDto']> {
  return take(api.PATCH('/api/v1/tasks/{id}', { params: { path: { id } }, body }));
}
