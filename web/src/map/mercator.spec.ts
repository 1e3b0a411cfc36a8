import { geoDistance, geoMercator } from 'd3-geo';
import { bearing, EQUATOR_METRES, metresBetween, metresPerUnit, project, unproject } from './mercator.ts';

const BUSAN = { lon: 129.04, lat: 35.1 };
const DILI = { lon: 125.57, lat: -8.55 };

describe('the projection', () => {
  it('is the one d3 draws', () => {
    const theirs = geoMercator()
      .scale(1 / (2 * Math.PI))
      .translate([0.5, 0.5]);
    for (const place of [BUSAN, DILI, { lon: 0, lat: 0 }, { lon: 95.96, lat: 21.98 }]) {
      const [x, y] = theirs([place.lon, place.lat])!;
      expect(project(place).x).toBeCloseTo(x, 12);
      expect(project(place).y).toBeCloseTo(y, 12);
    }
  });

  it('leads back', () => {
    for (const place of [BUSAN, DILI]) {
      const back = unproject(project(place));
      expect(back.lon).toBeCloseTo(place.lon, 9);
      expect(back.lat).toBeCloseTo(place.lat, 9);
    }
  });

  it('ends where the world is a square', () => {
    expect(project({ lon: 180, lat: 90 })).toEqual({ x: 1, y: expect.closeTo(0, 9) });
    expect(project({ lon: -180, lat: -90 })).toEqual({ x: 0, y: expect.closeTo(1, 9) });
  });

  it('knows how long a metre is drawn', () => {
    expect(metresPerUnit(0)).toBe(EQUATOR_METRES);
    expect(metresPerUnit(60)).toBeCloseTo(EQUATOR_METRES / 2, 3);
    const north = { lon: BUSAN.lon, lat: BUSAN.lat + 0.001 };
    const drawn = (project(BUSAN).y - project(north).y) * metresPerUnit(BUSAN.lat);
    expect(drawn / metresBetween(BUSAN, north)).toBeCloseTo(1, 4);
  });
});

describe('distances and courses', () => {
  it('are those of the sphere', () => {
    const radians = geoDistance([BUSAN.lon, BUSAN.lat], [DILI.lon, DILI.lat]);
    expect(metresBetween(BUSAN, DILI)).toBeCloseTo((radians * EQUATOR_METRES) / (2 * Math.PI), 3);
    expect(metresBetween(BUSAN, BUSAN)).toBe(0);
  });

  it('turn clockwise from north', () => {
    const from = { lon: 104, lat: 0 };
    const courses = [
      { lon: 104, lat: 1 },
      { lon: 105, lat: 0 },
      { lon: 104, lat: -1 },
      { lon: 103, lat: 0 },
    ].map((to) => Math.round(bearing(from, to)));
    expect(courses).toEqual([0, 90, 180, 270]);
  });
});
