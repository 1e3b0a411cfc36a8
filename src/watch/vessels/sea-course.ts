import type { GeoPosition } from '../../common/geo-position.ts';

/** Mean radius of the Earth (IUGG), in metres. */
const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

type Place = Pick<GeoPosition, 'lat' | 'lon'>;

/** One knot, in metres per second (exact). */
export const KNOT = 1_852 / 3_600;

/** Great-circle distance in metres. */
export function seaDistance(a: Place, b: Place): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2) ** 2;
  const east = Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  const haversine = north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Direction in which the great circle from one place to another starts: degrees true, 0 to below 360. */
export function seaBearing(from: Place, to: Place): number {
  const [a, b, turn] = [from.lat * RADIANS, to.lat * RADIANS, (to.lon - from.lon) * RADIANS];
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** Where a course (degrees true) held for so many metres leads. */
export function seaPlace(from: Place, course: number, metres: number): Place {
  const [lat, angle, way] = [from.lat * RADIANS, metres / EARTH_RADIUS_M, course * RADIANS];
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(way);
  const turn = Math.atan2(Math.sin(way) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sine);
  const lon = from.lon + turn / RADIANS;
  return {
    lat: Math.asin(Math.max(-1, Math.min(1, sine))) / RADIANS,
    lon: lon >= -180 && lon < 180 ? lon : lon - 360 * Math.floor((lon + 180) / 360),
  };
}
