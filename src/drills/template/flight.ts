import { EARTH_RADIUS_M } from '../../common/geodesy.ts';
import type { FlownTrack } from './template.ts';
import { stableNormals } from './stable-ids.ts';

/** Of a degree of latitude. */
const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** Where something is, as a sensor tells it, and how fast it truly moves, in metres per second. */
export interface FlightState {
  /** Real time after the delivery began. */
  atMs: number;
  lat: number;
  lon: number;
  heightM: number;
  velocity: { east: number; north: number; up: number };
}

/** How many points a flight has. */
export function pointsOf({ waypoints, everyMs }: FlownTrack): number {
  const [first, last] = [waypoints[0], waypoints.at(-1)];
  return first && last ? Math.floor((last.atMs - first.atMs) / everyMs) + 1 : 0;
}

/** When a point is told, real time after the delivery began. */
export function pointAtMs({ waypoints, everyMs }: FlownTrack, ordinal: number): number {
  return (waypoints[0]?.atMs ?? 0) + ordinal * everyMs;
}

/**
 * Points of a flight to be told by a moment, after those told before: from `next` on, or, where some were missed by more than one
 * interval, from the present one, since a sensor does not tell what it did not see.
 */
export function duePoints(flight: FlownTrack, next: number, passedMs: number): number[] {
  const latest = Math.min(pointsOf(flight) - 1, Math.floor((passedMs - pointAtMs(flight, 0)) / flight.everyMs));
  if (latest < next) return [];
  const from = latest - next > 1 ? latest : next;
  return Array.from({ length: latest - from + 1 }, (_, index) => from + index);
}

/** A point of a flight along straight legs at a steady speed on each, with the sensor's error: the same at each playing. */
export function flightPoint(flight: FlownTrack, ordinal: number): FlightState {
  const { waypoints, errorM, sensor, name } = flight;
  const atMs = pointAtMs(flight, ordinal);
  const later = Math.max(
    1,
    waypoints.findIndex((waypoint) => waypoint.atMs >= atMs),
  );
  const [from, to] = [waypoints[later - 1], waypoints[later]];
  if (!from || !to) throw new Error('A flight has at least two waypoints');
  const seconds = (to.atMs - from.atMs) / 1_000;
  const part = Math.min(1, (atMs - from.atMs) / (to.atMs - from.atMs));
  const along = (key: 'lat' | 'lon' | 'heightM'): number => from[key] + (to[key] - from[key]) * part;
  const [lat, lon, heightM] = [along('lat'), along('lon'), along('heightM')];
  const eastPerDegree = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const [east, north] = stableNormals(`${name}/${sensor}/${ordinal}`);
  return {
    atMs,
    lat: lat + (north * errorM) / METRES_PER_DEGREE,
    lon: lon + (east * errorM) / eastPerDegree,
    heightM,
    velocity: {
      east: ((to.lon - from.lon) * eastPerDegree) / seconds,
      north: ((to.lat - from.lat) * METRES_PER_DEGREE) / seconds,
      up: (to.heightM - from.heightM) / seconds,
    },
  };
}
