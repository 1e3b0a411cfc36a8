import type { Schemas } from '../api/client.ts';

/** A sensor and how it does. Of another organisation's, only whether it is heard. */
export type WatchedSensor = Schemas['SensorWatchItemDto'];
export type SensorState = WatchedSensor['state'];

/** What needs somebody comes first. */
export const SENSOR_STATES = [
  'silent',
  'gap',
  'skewed',
  'late',
  'unknown',
  'ok',
  'disabled',
] as const satisfies readonly SensorState[];
