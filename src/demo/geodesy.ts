import { EARTH_RADIUS_M } from '../common/geodesy.ts';
import type { GeoPosition } from '../common/geo-position.ts';

const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;

/** A ring of GeoJSON: [longitude, latitude] corners, the last as the first. */
export type Ring = readonly (readonly number[])[];

/** Metres east and north of a place. */
export interface Offset {
  east: number;
  north: number;
}

/** The place some metres east and north of another; right to a metre within ten kilometres, away from the poles. */
export function displaced(from: GeoPosition, { east, north }: Offset): GeoPosition {
  return {
    lat: from.lat + north / METRES_PER_DEGREE,
    lon: from.lon + east / (METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180)),
  };
}

/** The opposite: how far east and north a place is of another. */
export function offsetOf(from: GeoPosition, to: GeoPosition): Offset {
  return {
    east: (to.lon - from.lon) * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180),
    north: (to.lat - from.lat) * METRES_PER_DEGREE,
  };
}

/** So many metres away in a direction, in degrees from north. */
export function towards(bearing: number, metres: number): Offset {
  const radians = (bearing * Math.PI) / 180;
  return { east: metres * Math.sin(radians), north: metres * Math.cos(radians) };
}

/** Whether a place lies inside a ring (even-odd rule). */
export function isInside({ lat, lon }: GeoPosition, ring: Ring): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
    const [x1 = 0, y1 = 0] = ring[index] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Metres from a place inside a ring to its edge in a direction; 0 when the place is outside. */
export function reach(from: GeoPosition, ring: Ring, bearing: number): number {
  const step = 5;
  let metres = 0;
  while (metres < 50_000 && isInside(displaced(from, towards(bearing, metres)), ring)) metres += step;
  return metres;
}
