import { REGION_OUTLINE } from './region-outline.ts';
import type { StillBounds } from './still.ts';
import type { StillView } from './still-view.ts';

export const OUTLINE_SOURCE = 'Coastline: Natural Earth 1:50 million, public domain.';

/** Nearer than this the coastline, true to about a kilometre, would say more than it knows. Metres for a unit. */
const COAST_FROM_M = 25;
const UNIT = 100;

interface Ring {
  points: [lon: number, lat: number][];
  box: StillBounds;
}

let rings: Ring[] | undefined;

/** The land within a picture as an SVG path; null where it is too near for any outline to be true. */
export function landPath(view: StillView): string | null {
  if (view.metresPerUnit < COAST_FROM_M) return null;
  rings ??= REGION_OUTLINE.split(';').map(ringOf);
  const { west, east, south, north } = view.bounds;
  return rings
    .filter(({ box }) => box.west <= east && box.east >= west && box.south <= north && box.north >= south)
    .map(({ points }) => `M${pathOf(points, view)}Z`)
    .join('');
}

/** Points that fall on the same spot of the picture are one. */
function pathOf(points: Ring['points'], view: StillView): string {
  const told = points.map(([lon, lat]) => `${view.x(lon).toFixed(1)},${view.y(lat).toFixed(1)}`);
  return told.filter((point, index) => point !== told[index - 1]).join('L');
}

function ringOf(text: string): Ring {
  const steps = text.split(' ').map(Number);
  const points: Ring['points'] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    points.push([x / UNIT, y / UNIT]);
  }
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const box = { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
  return { points, box };
}
