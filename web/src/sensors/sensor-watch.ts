import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../api/client.ts';

/** Between two readings a sensor may fall silent, which no event tells. Milliseconds. */
const EVERY = 15_000;

/** How the sensors do. Under `sensor`, the family of the events that tell of their silence and return. */
export const sensorWatchQuery = queryOptions({
  queryKey: ['sensor', 'watch'],
  queryFn: () => take(api.GET('/api/v1/sensor-watch')),
  refetchInterval: EVERY,
});
