import * as fc from 'fast-check';
import { centralMeridian, fromUtm, inBand, readUtmZone, utmZoneOf } from './utm.ts';

/** The forward series to the same order, written on its own: what it makes, the inverse must undo. */
function toUtm(lat: number, lon: number, zone: number): { easting: number; northing: number } {
  const f = 1 / 298.257223563;
  const n = f / (2 - f);
  const e = Math.sqrt(f * (2 - f));
  const radius = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49_561 * n ** 4) / 161_280,
  ];
  const phi = (lat * Math.PI) / 180;
  const lambda = ((lon - centralMeridian(zone)) * Math.PI) / 180;
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, Math.cos(lambda)));
  const sum = (term: (index: number) => number) => alpha.reduce((total, a, index) => total + a * term(index + 1), 0);
  return {
    easting: 500_000 + 0.9996 * radius * (eta + sum((j) => Math.cos(2 * j * xi) * Math.sinh(2 * j * eta))),
    northing: 0.9996 * radius * (xi + sum((j) => Math.sin(2 * j * xi) * Math.cosh(2 * j * eta))),
  };
}

describe('UTM', () => {
  it('starts where the central meridian crosses the equator', () => {
    expect(fromUtm(500_000, 0, { zone: 31, south: false })).toEqual({ lat: 0, lon: 3 });
  });

  it('reaches the pole at the length of the WGS 84 meridian quadrant, 10 001 965.729 m', () => {
    expect(fromUtm(500_000, 0.9996 * 10_001_965.7293, { zone: 52, south: false }).lat).toBeCloseTo(90, 8);
  });

  it('puts the edge of a zone at the equator at the tabulated easting 833 978.557 m', () => {
    const { lat, lon } = fromUtm(833_978.5569, 0, { zone: 31, south: false });
    expect(lat).toBeCloseTo(0, 9);
    expect(lon).toBeCloseTo(6, 8);
  });

  it('knows where the CN Tower stands (17T 630084 4833438, to the metre)', () => {
    const { lat, lon } = fromUtm(630_084, 4_833_438, { zone: 17, south: false });
    expect(lat).toBeCloseTo(43 + 38 / 60 + 33.24 / 3600, 4);
    expect(lon).toBeCloseTo(-(79 + 23 / 60 + 13.7 / 3600), 4);
  });

  it('counts southern northings from ten million metres', () => {
    const north = fromUtm(700_000, 500_000, { zone: 48, south: false });
    const south = fromUtm(700_000, 9_500_000, { zone: 48, south: true });
    expect([south.lat, south.lon]).toEqual([-north.lat, north.lon]);
  });

  it('undoes the forward projection to a tenth of a millimetre anywhere in and around a zone', () => {
    const lat = fc.double({ min: -80, max: 84, noNaN: true });
    const off = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(lat, off, fc.integer({ min: 1, max: 60 }), (latitude, offset, zone) => {
        const longitude = centralMeridian(zone) + offset;
        const { easting, northing } = toUtm(latitude, longitude, zone);
        const back = fromUtm(easting, northing, { zone, south: false });
        expect(Math.abs(back.lat - latitude)).toBeLessThan(1e-9);
        expect(Math.abs(back.lon - longitude) * Math.cos((latitude * Math.PI) / 180)).toBeLessThan(1e-9);
      }),
    );
  });

  it('reads a zone with its letter and nothing else', () => {
    expect(readUtmZone('52S')).toEqual({ zone: 52, letter: 'S' });
    expect(readUtmZone(' 9 n ')).toEqual({ zone: 9, letter: 'N' });
    expect(['', '52', 'S', '0N', '61N', '30I', '30O', '30A', '30UU'].map(readUtmZone)).toEqual(
      Array(9).fill(undefined),
    );
  });

  it('knows the bands: S is 32 to 40 degrees north, M lies south of the equator, X is high', () => {
    expect([inBand('S', 35), inBand('S', -35), inBand('M', -6), inBand('N', 6), inBand('X', 83)]).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  it('finds the zone of a place', () => {
    expect(utmZoneOf({ lat: 35.1, lon: 129 })).toEqual({ zone: 52, south: false });
    expect(utmZoneOf({ lat: -6.1, lon: 106.9 })).toEqual({ zone: 48, south: true });
    expect(utmZoneOf({ lat: 0, lon: 180 })).toEqual({ zone: 60, south: false });
  });
});
