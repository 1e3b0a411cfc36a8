import * as fc from 'fast-check';
import { siteCell } from './grid-cell.ts';

const place = fc.record({
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  lon: fc.double({ min: -180, max: 179.99, noNaN: true }),
});
const size = fc.constantFrom(1, 5, 10, 50, 500);

/** Great-circle distance in kilometres. */
function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const [la, lb, dl] = [a.lat, b.lat, b.lon - a.lon].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  return 6371 * Math.acos(Math.min(1, Math.sin(la) * Math.sin(lb) + Math.cos(la) * Math.cos(lb) * Math.cos(dl)));
}

describe('rounded positions', () => {
  it('are the same for all that lies near one site, so that nothing follows from how often or in what order they come', () => {
    fc.assert(
      fc.property(
        place,
        size,
        fc.array(fc.tuple(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.nat(360))),
        (site, km, moves) => {
          const own = siteCell(site, site, km);
          expect(own).toBeDefined();
          for (const [far, bearing] of moves) {
            const north = (far * km * Math.cos((bearing * Math.PI) / 180)) / 111.32;
            const east =
              (far * km * Math.sin((bearing * Math.PI) / 180)) / (111.32 * Math.cos((site.lat * Math.PI) / 180));
            if (Math.abs(site.lat) < 80)
              expect(siteCell(site, { lat: site.lat + north, lon: site.lon + east }, km)).toEqual(own);
          }
        },
      ),
    );
  });

  it('are the same for every site within a cell: they tell the cell and nothing within it', () => {
    fc.assert(
      fc.property(
        place,
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (site, km, a, b) => {
          const cell = siteCell(site, site, km)!;
          const other = { lat: site.lat + (cell.lat - site.lat) * a, lon: site.lon + (cell.lon - site.lon) * b };
          if (Math.abs(cell.lon - site.lon) > 90) return;
          expect(siteCell(other, other, km)).toEqual(cell);
        },
      ),
    );
  });

  it('are at most three quarters of a cell away from where the site is', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(1, 10, 50), (site, km) => {
        fc.pre(Math.abs(site.lat) < 80);
        expect(distance(site, siteCell(site, site, km)!)).toBeLessThan(km * 0.75);
      }),
    );
  });

  it('are not told of what lies far off', () => {
    expect(siteCell({ lat: 1.26, lon: 103.8 }, { lat: 1.26, lon: 104.4 }, 10)).toBeUndefined();
    expect(siteCell({ lat: 1.26, lon: 179.99 }, { lat: 1.26, lon: -179.99 }, 10)).toBeDefined();
  });
});
