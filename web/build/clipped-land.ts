import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

/** Longitudes and latitudes of the region with a margin: Myanmar to the Koreas and Timor-Leste. */
const REGION = { west: 88, east: 146, south: -13, north: 46 } as const;
/** Decimals kept: 0.01 degrees is about a kilometre, finer than the 1:50 million source. */
const DECIMALS = 2;

type Ring = [number, number][];

/**
 * `virtual:land`: rings of the region's coastlines from Natural Earth 1:50 million (public domain, by way of world-atlas).
 * Land only: that data set's country borders make claims that are not ours to make.
 */
export function clippedLand(): Plugin {
  const id = 'virtual:land';
  return {
    name: 'breakwater-land',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? moduleOf(regionRings()) : undefined),
  };
}

const UNIT = 10 ** DECIMALS;

/** The rings as steps in whole units from point to point, which is half of what the degrees would take. */
export function landSteps(rings: Ring[] = regionRings()): number[][] {
  return rings.map((ring) =>
    ring.flatMap(([x, y], index) => {
      const [fromX, fromY] = ring[index - 1] ?? [0, 0];
      return [Math.round(x * UNIT) - Math.round(fromX * UNIT), Math.round(y * UNIT) - Math.round(fromY * UNIT)];
    }),
  );
}

/** A module of the rings. */
function moduleOf(rings: Ring[]): string {
  return `export default ${JSON.stringify(landSteps(rings))}.map((steps) => {
    const ring = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) ring.push([(x += steps[i]) / ${UNIT}, (y += steps[i + 1]) / ${UNIT}]);
    return ring;
  })`;
}

function regionRings(): Ring[] {
  const file = createRequire(import.meta.url).resolve('world-atlas/land-50m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ land: GeometryCollection }>;
  return feature(atlas, atlas.objects.land)
    .features.flatMap(({ geometry }) =>
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : geometry.type === 'Polygon'
          ? geometry.coordinates
          : [],
    )
    .map((ring) => clip(ring as Ring))
    .filter((ring) => ring.length >= 4);
}

/** Sutherland–Hodgman against the four sides of the region. */
function clip(ring: Ring): Ring {
  const sides: [(p: [number, number]) => boolean, 0 | 1, number][] = [
    [([x]) => x >= REGION.west, 0, REGION.west],
    [([x]) => x <= REGION.east, 0, REGION.east],
    [([, y]) => y >= REGION.south, 1, REGION.south],
    [([, y]) => y <= REGION.north, 1, REGION.north],
  ];
  const cut = sides.reduce<Ring>((points, [inside, axis, bound]) => clipSide(points, inside, axis, bound), ring);
  return cut.map(([x, y]) => [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))]);
}

function clipSide(ring: Ring, inside: (p: [number, number]) => boolean, axis: 0 | 1, bound: number): Ring {
  return ring.flatMap((point, index) => {
    const before = ring.at(index - 1) ?? point;
    const crossing = inside(point) === inside(before) ? [] : [meet(before, point, axis, bound)];
    return inside(point) ? [...crossing, point] : crossing;
  });
}

function meet(a: [number, number], b: [number, number], axis: 0 | 1, bound: number): [number, number] {
  const share = (bound - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [bound, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), bound];
}
