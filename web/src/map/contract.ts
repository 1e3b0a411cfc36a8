import type { Place } from './mercator.ts';

/** Where a sensor said a drone or a vessel was. */
export interface TrackPoint extends Place {
  at: string;
  /** Metres above the ellipsoid. */
  alt: number | null;
  /** One sigma, in metres. */
  error: number | null;
}

/** One sensor's sequence of positions of one thing, oldest first. */
export interface Track {
  id: string;
  siteId: string;
  sensorId: string;
  caseId: string | null;
  objectClass: string | null;
  points: readonly TrackPoint[];
  operator: Place | null;
}
