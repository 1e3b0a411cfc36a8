import * as fc from 'fast-check';
import {
  angleBetween,
  destination,
  distanceM,
  distanceToEdgeM,
  initialBearing,
  inPolygon,
  moved,
  offsetM,
  type Place,
  wrapLongitude,
} from './geodesy.ts';

const place = (lat: number, lon: number): Place => ({ lat, lon });
const anyPlace = (reach: number) =>
  fc.record({
    lat: fc.double({ min: -reach, max: reach, noNaN: true }),
    lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
  });
const anyBearing = fc.integer({ min: 0, max: 359 });

/** Two trig points whose geodesic is published with Vincenty's formulae: 54,972.271 m at 306° 52' 05.37". */
const flindersPeak = place(-(37 + 57 / 60 + 3.7203 / 3600), 144 + 25 / 60 + 29.5244 / 3600);
const buninyong = place(-(37 + 39 / 60 + 10.1561 / 3600), 143 + 55 / 60 + 35.3839 / 3600);

describe('distances and directions', () => {
  it('makes a degree of a great circle 111,195 m', () => {
    expect(distanceM(place(50, 3), place(51, 3))).toBeCloseTo(111_195.08, 1);
    expect(distanceM(place(0, -180), place(0, 179))).toBeCloseTo(111_195.08, 1);
    // 2 R asin(cos 60° sin 0.5°)
    expect(distanceM(place(60, 10), place(60, 11))).toBeCloseTo(55_597.0, 0);
  });

  it('agrees with a surveyed geodesic on the ellipsoid within 0.6 %', () => {
    expect(Math.abs(distanceM(flindersPeak, buninyong) / 54_972.271 - 1)).toBeLessThan(0.006);
    expect(angleBetween(initialBearing(flindersPeak, buninyong), 306 + 52 / 60 + 5.37 / 3600)).toBeLessThan(0.2);
  });

  it('points north, east, south and west', () => {
    expect(initialBearing(place(10, 5), place(11, 5))).toBe(0);
    expect(initialBearing(place(0, 179.5), place(0, -179.5))).toBeCloseTo(90, 9);
    expect(initialBearing(place(10, 5), place(9, 5))).toBe(180);
    expect(initialBearing(place(0, 5), place(0, 4))).toBeCloseTo(270, 9);
  });

  it('goes a distance at a bearing and finds both again', () => {
    fc.assert(
      fc.property(anyPlace(85), anyBearing, fc.integer({ min: 1, max: 500_000 }), (from, bearing, metres) => {
        const there = destination(from, bearing, metres);
        expect(distanceM(from, there)).toBeCloseTo(metres, 3);
        expect(angleBetween(initialBearing(from, there), bearing)).toBeLessThan(1e-3);
        expect(there.lon).toBeGreaterThanOrEqual(-180);
        expect(there.lon).toBeLessThan(180);
      }),
    );
  });

  it('gives near offsets within 0.1 % of the great circle, and goes back along them', () => {
    fc.assert(
      fc.property(anyPlace(80), anyBearing, fc.integer({ min: 1, max: 20_000 }), (from, bearing, metres) => {
        const there = destination(from, bearing, metres);
        const offset = offsetM(from, there);
        expect(Math.abs(Math.hypot(offset.east, offset.north) / metres - 1)).toBeLessThan(0.001);
        expect(distanceM(moved(from, offset), there)).toBeLessThan(1e-6 * metres + 1e-6);
      }),
    );
  });

  it('takes the short way round in angles and longitudes', () => {
    expect(angleBetween(350, 10)).toBe(20);
    expect(angleBetween(0, 180)).toBe(180);
    expect([wrapLongitude(190), wrapLongitude(-190), wrapLongitude(180), wrapLongitude(540)]).toEqual([
      -170, 170, -180, -180,
    ]);
  });
});

/** One kilometre square about, at 51 N 3 E, with a hole in the middle third. */
const square = [
  [3, 51],
  [3.015, 51],
  [3.015, 51.009],
  [3, 51.009],
  [3, 51],
];
const hole = [
  [3.005, 51.003],
  [3.01, 51.003],
  [3.01, 51.006],
  [3.005, 51.006],
  [3.005, 51.003],
];

describe('polygons', () => {
  it('holds what is in the ring and not in its holes', () => {
    expect(inPolygon(place(51.001, 3.001), [square, hole])).toBe(true);
    expect(inPolygon(place(51.0045, 3.0075), [square, hole])).toBe(false);
    expect(inPolygon(place(51.0045, 3.0075), [square])).toBe(true);
    expect(inPolygon(place(51.0045, 3.016), [square, hole])).toBe(false);
    expect(inPolygon(place(50.999, 3.001), [square, hole])).toBe(false);
    expect(inPolygon(place(51, 3), [])).toBe(false);
  });

  it('holds the notch of a concave ring to be outside', () => {
    const notched = [
      [0, 0],
      [0.03, 0],
      [0.03, 0.03],
      [0.015, 0.01],
      [0, 0.03],
      [0, 0],
    ];
    expect(inPolygon(place(0.02, 0.015), [notched])).toBe(false);
    expect(inPolygon(place(0.005, 0.015), [notched])).toBe(true);
  });

  it('measures to the nearest edge or corner, negative inside, also of a hole', () => {
    const equator = [
      [0, 0],
      [0.02, 0],
      [0.02, 0.02],
      [0, 0.02],
      [0, 0],
    ];
    // A thousandth of a degree is 111.195 m.
    expect(distanceToEdgeM(place(0.01, 0.021), [equator])).toBeCloseTo(111.195, 2);
    expect(distanceToEdgeM(place(0.01, 0.019), [equator])).toBeCloseTo(-111.195, 2);
    expect(distanceToEdgeM(place(-0.003, -0.004), [equator])).toBeCloseTo(555.975, 2);
    expect(distanceToEdgeM(place(51.0045, 3.0075), [square, hole])).toBeGreaterThan(0);
    expect(distanceToEdgeM(place(51, 3), [])).toBe(Number.POSITIVE_INFINITY);
  });

  it('is not confused by the antimeridian', () => {
    const across = [
      [179.99, -17],
      [-179.99, -17],
      [-179.99, -16.98],
      [179.99, -16.98],
      [179.99, -17],
    ];
    for (const lon of [179.995, 180, -180, -179.995]) expect(inPolygon(place(-16.99, lon), [across])).toBe(true);
    for (const lon of [179.98, -179.98, 0]) expect(inPolygon(place(-16.99, lon), [across])).toBe(false);
    // A hundredth of a degree of longitude at 16.99 S: 1111.95 m times cos 16.99° = 1063.4 m.
    expect(distanceToEdgeM(place(-16.99, -179.98), [across])).toBeCloseTo(1063.4, 0);
    expect(distanceToEdgeM(place(-16.99, 180), [across])).toBeCloseTo(-1063.4, 0);
  });

  it('measures within 1 % of the true least distance under 20 km', () => {
    const scene = fc.record({
      centre: anyPlace(70),
      corners: fc.array(fc.integer({ min: 200, max: 4_000 }), { minLength: 3, maxLength: 8 }),
      bearing: anyBearing,
      away: fc.integer({ min: 0, max: 15_000 }),
    });
    fc.assert(
      fc.property(scene, ({ centre, corners, bearing, away }) => {
        const points = corners.map((metres, index) => destination(centre, (360 / corners.length) * index, metres));
        const ring = [...points, points[0]!].map(({ lat, lon }) => [lon, lat]);
        const from = destination(centre, bearing, away);
        const truth = leastAlongEdges(from, ring);
        const found = distanceToEdgeM(from, [ring]);
        expect(Math.abs(Math.abs(found) - truth)).toBeLessThan(0.01 * truth + 0.5);
        expect(found < 0).toBe(inPolygon(from, [ring]));
      }),
      { numRuns: 60 },
    );
  });
});

/** By walking every edge, straight in longitude and latitude, in 4,000 steps; within a metre or two of the least. */
function leastAlongEdges(from: Place, ring: readonly number[][]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, [lon = 0, lat = 0]] of ring.slice(1).entries()) {
    const [fromLon = 0, fromLat = 0] = ring[index] ?? [];
    for (let step = 0; step <= 4_000; step += 1) {
      const share = step / 4_000;
      const point = place(fromLat + (lat - fromLat) * share, fromLon + wrapLongitude(lon - fromLon) * share);
      least = Math.min(least, distanceM(from, point));
    }
  }
  return least;
}
