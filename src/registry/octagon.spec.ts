import * as fc from 'fast-check';
import { displaced, octagonAround } from './octagon.ts';
import { readPolygon } from './zone-geometry.ts';

const EARTH_RADIUS_M = 6_371_008.8;

/** Great-circle distance by the haversine formula. */
function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east));
}

const place = fc.record({
  lat: fc.double({ min: -60, max: 60, noNaN: true }),
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
});

describe('octagon around a place', () => {
  it('has its corners at the radius, to a part in a thousand', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 200, max: 10_000 }), (centre, radius) => {
        const corners = octagonAround(centre, radius).coordinates[0]!;
        expect(corners).toHaveLength(9);
        for (const [lon = 0, lat = 0] of corners) {
          expect(Math.abs(metres(centre, { lat, lon }) - radius)).toBeLessThan(radius / 500 + 0.2);
        }
      }),
    );
  });

  it('is a polygon the registry itself would take, wound counter-clockwise', () => {
    fc.assert(
      fc.property(place, (centre) => {
        const octagon = octagonAround(centre, 800);
        expect(readPolygon(octagon)).toEqual({ polygon: octagon });
        const ring = octagon.coordinates[0]!;
        const doubleArea = ring
          .slice(1)
          .reduce((sum, [x = 0, y = 0], index) => sum + ring[index]![0]! * y - x * ring[index]![1]!, 0);
        expect(doubleArea).toBeGreaterThan(0);
      }),
    );
  });
});

describe('displaced place', () => {
  it('lies east and north as far as asked', () => {
    const from = { lat: 35.1, lon: 129.033333 };
    const to = displaced(from, 300, -400);
    expect(metres(from, to)).toBeCloseTo(500, 0);
    expect(to.lon).toBeGreaterThan(from.lon);
    expect(to.lat).toBeLessThan(from.lat);
  });
});
