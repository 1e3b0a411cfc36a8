import { project } from './mercator.ts';
import type { Box } from './view.ts';

type Ring = readonly (readonly [number, number])[];

interface Outline {
  box: Box;
  path: string;
}

/**
 * One thousandth of the world's square, a renderer's unit here: engines of SVG count in 32-bit floats, whose seven
 * digits then reach from the region down to some ten metres.
 */
export const PATH_UNITS = 1_000;

/** Nearer than this the coastline, true to about a kilometre, would say more than it knows. Metres for a pixel. */
export const COAST_FROM = 25;

/** SVG paths of rings of longitude and latitude, in thousandths of the world's square, each with what it covers. */
export function outlines(rings: readonly Ring[]): readonly Outline[] {
  return rings.map((ring) => ({ box: boxOf(ring), path: `M${ring.map(pointText).join('L')}Z` }));
}

/** One path of all outlines that reach into a box. */
export function pathWithin(known: readonly Outline[], box: Box): string {
  return known
    .filter(({ box: own }) => own.west <= box.east && own.east >= box.west)
    .filter(({ box: own }) => own.south <= box.north && own.north >= box.south)
    .map(({ path }) => path)
    .join('');
}

function pointText([lon, lat]: readonly [number, number]): string {
  const { x, y } = project({ lon, lat });
  return `${(x * PATH_UNITS).toFixed(4)},${(y * PATH_UNITS).toFixed(4)}`;
}

function boxOf(ring: Ring): Box {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}
