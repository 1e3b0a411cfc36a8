/** A place in WGS 84 degrees. */
export interface Place {
  lon: number;
  lat: number;
}

/** A point of the plane: of the world as a unit square (north-west is 0, 0), or of the picture in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Length of the equator in metres, on the sphere that web Mercator takes the Earth for. */
export const EQUATOR_METRES = 40_075_016.686;
/** Where web Mercator ends: the latitude at which the world is a square. */
const LAST_LATITUDE = 85.051_128_779_806_59;
const RADIANS = Math.PI / 180;

/** Web Mercator (EPSG:3857), with the world as a unit square. */
export function project({ lon, lat }: Place): Point {
  const sine = Math.sin(Math.min(LAST_LATITUDE, Math.max(-LAST_LATITUDE, lat)) * RADIANS);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export function unproject({ x, y }: Point): Place {
  return { lon: (x - 0.5) * 360, lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS };
}

/** Metres on the ground for one unit of the plane, at a latitude: Mercator draws the north larger. */
export const metresPerUnit = (lat: number): number => EQUATOR_METRES * Math.cos(lat * RADIANS);

/** Metres between two places, along the great circle (haversine; within 0.5 % of the ellipsoid). */
export function metresBetween(a: Place, b: Place): number {
  const [latA, latB] = [a.lat * RADIANS, b.lat * RADIANS];
  const h =
    Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(((b.lon - a.lon) * RADIANS) / 2) ** 2;
  return (EQUATOR_METRES / Math.PI) * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial course from one place to another, in degrees clockwise from north. */
export function bearing(from: Place, to: Place): number {
  const [latA, latB] = [from.lat * RADIANS, to.lat * RADIANS];
  const turn = (to.lon - from.lon) * RADIANS;
  const y = Math.sin(turn) * Math.cos(latB);
  const x = Math.cos(latA) * Math.sin(latB) - Math.sin(latA) * Math.cos(latB) * Math.cos(turn);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}
