import type { Bearing, Position } from '../../intake/alert.ts';

/** One report of where a track was. Times in epoch milliseconds. */
export interface Sample {
  t: number;
  /** Breaks ties in time, so that the order of samples never depends on arrival. */
  key: string;
  position?: Position;
  bearing?: Bearing;
  /** Where the sensor stood that took the bearing. */
  from?: Position;
  /** Metres per second east, north, up. */
  velocity?: { east: number; north: number; up?: number };
}
