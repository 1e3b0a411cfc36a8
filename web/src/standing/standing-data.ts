import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import { api, type Schemas, take } from '../api/client.ts';

export type Constraint = Schemas['ConstraintDto'];
export type PlaceConstraint = Schemas['PlaceConstraintDto'];
export type Flyer = Schemas['FlyerDto'];
export type CreateFlyer = Schemas['CreateFlyerDto'];

export const CAUSES = [
  'false_positive',
  'shared_infrastructure',
  'expected_activity',
  'maintenance',
  'duplicate',
  'other',
] as const satisfies readonly Constraint['cause'][];

export const AFFILIATIONS = ['friend', 'neutral', 'hostile'] as const satisfies readonly Flyer['affiliation'][];

/** Hours a suppression may be placed for; the server takes 90 days at most. */
export const HOURS = [1, 8, 24, 7 * 24, 30 * 24, 90 * 24] as const;

const PAGE = 200;
const MOST = 1_000;

/** What correlation was told, newest first. Under `constraint`, as the events that tell of it. */
export const constraintsQuery = (state: 'in_force' | 'all') =>
  queryOptions({
    queryKey: ['constraint', 'list', state],
    queryFn: () =>
      allPages(
        (cursor) => take(api.GET('/api/v1/constraints', { params: { query: { state, limit: PAGE, cursor } } })),
        MOST,
      ),
    // How much a suppression hides grows without an event.
    refetchInterval: 15_000,
  });

/** The newest of what a suppression hides. */
export const hiddenQuery = (id: string) =>
  queryOptions({
    queryKey: ['constraint', id, 'hidden'],
    queryFn: () => take(api.GET('/api/v1/alerts', { params: { query: { suppressed: id, limit: 50 } } })),
  });

export const flyersQuery = queryOptions({
  queryKey: ['flyer', 'list'],
  queryFn: () =>
    allPages((cursor) => take(api.GET('/api/v1/flyers', { params: { query: { limit: PAGE, cursor } } })), MOST),
});

export const siteSensorsQuery = (site: string) =>
  queryOptions({
    queryKey: ['standing', 'sensors', site],
    queryFn: () =>
      allPages(
        (cursor) => take(api.GET('/api/v1/sensors', { params: { query: { site, limit: PAGE, cursor } } })),
        MOST,
      ),
    enabled: site !== '',
    staleTime: 300_000,
  });

export const placeConstraint = (body: PlaceConstraint) => take(api.POST('/api/v1/constraints', { body }));

export const endConstraint = (id: string, reason: string) =>
  take(api.POST('/api/v1/constraints/{id}/end', { params: { path: { id } }, body: { reason } }));

export const enterFlyer = (body: CreateFlyer) => take(api.POST('/api/v1/flyers', { body }));

export const changeFlyer = (id: string, body: Schemas['UpdateFlyerDto']) =>
  take(api.PATCH('/api/v1/flyers/{id}', { params: { path: { id } }, body }));

export const removeFlyer = (id: string) => take(api.DELETE('/api/v1/flyers/{id}', { params: { path: { id } } }));
