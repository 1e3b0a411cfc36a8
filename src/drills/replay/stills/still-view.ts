import type { StillBounds, StillPlace } from './still.ts';

/** Units of a picture, which is drawn as wide as the page. */
export const STILL_WIDTH = 720;
export const STILL_HEIGHT = 400;

/** A picture of a part of the world, in Web Mercator: shapes stay true, and lengths hold for its middle. */
export interface StillView {
  x: (lon: number) => number;
  y: (lat: number) => number;
  bounds: StillBounds;
  metresPerUnit: number;
}

const EQUATOR_M = 40_075_016.686;
const RADIANS = Math.PI / 180;
const MARGIN = 0.1;

/** Round a box, with a margin, in the middle of the picture. */
export function stillView(box: StillBounds): StillView {
  const [west, east] = [worldX(box.west), worldX(box.east)];
  const [north, south] = [worldY(box.north), worldY(box.south)];
  const room = 1 - 2 * MARGIN;
  const scale = Math.min((STILL_WIDTH * room) / (east - west), (STILL_HEIGHT * room) / (south - north));
  const [left, top] = [(west + east) / 2 - STILL_WIDTH / scale / 2, (north + south) / 2 - STILL_HEIGHT / scale / 2];
  const middle = latOf((north + south) / 2);
  return {
    x: (lon) => (worldX(lon) - left) * scale,
    y: (lat) => (worldY(lat) - top) * scale,
    bounds: {
      west: left * 360 - 180,
      east: (left + STILL_WIDTH / scale) * 360 - 180,
      north: latOf(top),
      south: latOf(top + STILL_HEIGHT / scale),
    },
    metresPerUnit: (EQUATOR_M * Math.cos(middle * RADIANS)) / scale,
  };
}

/** The box round places, at least so many degrees each way: one place alone is no picture. */
export function boundsOf(places: readonly StillPlace[], least: number): StillBounds | null {
  if (places.length === 0) return null;
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const [up, across] = [Math.max(0, least - (north - south)) / 2, Math.max(0, least - (east - west)) / 2];
  return { south: south - up, north: north + up, west: west - across, east: east + across };
}

function worldX(lon: number): number {
  return (lon + 180) / 360;
}

function worldY(lat: number): number {
  const sine = Math.sin(Math.max(-85, Math.min(85, lat)) * RADIANS);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latOf(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS;
}
