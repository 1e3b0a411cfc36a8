import { EARTH_RADIUS_M } from '../common/geodesy.ts';
import type { GeoPosition } from '../common/geo-position.ts';
import type { ZonePolygon } from './zone-geometry.ts';

/** An octagon around a place whose corners lie `radiusM` metres away, counter-clockwise, degrees to six decimals. */
export function octagonAround(centre: GeoPosition, radiusM: number): ZonePolygon {
  const corners = Array.from({ length: 8 }, (_, index) => {
    const bearing = 22.5 - 45 * index;
    const { lat, lon } = displaced(centre, radiusM * sine(bearing), radiusM * cosine(bearing));
    return [lon, lat];
  });
  return { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] };
}

/**
 * The place some metres east and north of another, on a sphere taken as flat there: right to a metre within ten
 * kilometres, away from the poles.
 */
export function displaced(from: GeoPosition, eastM: number, northM: number): GeoPosition {
  const degree = (EARTH_RADIUS_M * Math.PI) / 180;
  return { lat: round(from.lat + northM / degree), lon: round(from.lon + eastM / (degree * cosine(from.lat))) };
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
