import type { Bearing, Position } from '../../alert.ts';
import type { SapientLocation, SapientRangeBearing } from './checked-messages.ts';
import { bearingOf, locate } from './place.ts';

const BUSAN = { lat: 35.1, lon: 129.04 };
const JAKARTA = { lat: -6.1, lon: 106.88 };

function located(location: Partial<SapientLocation>, near?: Position): ReturnType<typeof locate> & { notes: string[] } {
  const notes: string[] = [];
  const defaults = { x: 129.05, y: 35.12, coordinate_system: 'LAT_LNG_DEG_M', datum: 'WGS84_E' };
  return { ...locate({ ...defaults, ...location }, near, notes), notes };
}

describe('a SAPIENT location', () => {
  it('has its longitude in x and its latitude in y', () => {
    expect(located({ z: 120, x_error: 4, y_error: 9 })).toEqual({
      position: { lat: 35.12, lon: 129.05, alt: 120, error: 9 },
      notes: [],
    });
  });

  it('may be in radians', () => {
    const { position } = located({ coordinate_system: 'LAT_LNG_RAD_M', x: Math.PI / 2, y: -Math.PI / 6 });
    expect(position?.lat).toBeCloseTo(-30, 10);
    expect(position?.lon).toBeCloseTo(90, 10);
  });

  it('keeps a height above the geoid apart from those above the ellipsoid', () => {
    const { position, altitudeAboveGeoid, notes } = located({ z: 40, datum: 'WGS84_G' });
    expect([position?.alt, altitudeAboveGeoid, notes.length]).toEqual([undefined, 40, 1]);
  });

  it('with its axes swapped is not on Earth where that shows, and is left out with a note', () => {
    expect(located({ x: 35.12, y: 129.05 })).toEqual({
      notes: ['location 129.05, 35.12 is not on Earth and was left out'],
    });
  });

  it('has an error in metres, unless the number can only be an angle', () => {
    expect(located({ x_error: 0.5 }).position?.error).toBe(0.5);
    expect(located({ x_error: 0.001 }).position?.error).toBeCloseTo(111.3, 1);
    expect(located({ x_error: 0 }).position?.error).toBe(0);
    const radians = located({ coordinate_system: 'LAT_LNG_RAD_M', x: 1, y: 0.5, y_error: 0.0001 });
    expect(radians.position?.error).toBeCloseTo(637.8, 1);
  });

  it('leaves out an error below zero and a height that cannot be', () => {
    const { position, notes } = located({ x_error: -1, z: 500_000 });
    expect([position, notes.length]).toEqual([{ lat: 35.12, lon: 129.05 }, 2]);
  });

  it('without a coordinate system is left out with a note', () => {
    expect(located({ coordinate_system: 'UNSPECIFIED' }).position).toBeUndefined();
  });
});

describe('a SAPIENT location in UTM', () => {
  const utm = (x: number, y: number, utm_zone: string | undefined, near?: Position) =>
    located({ x, y, coordinate_system: 'UTM_M', ...(utm_zone === undefined ? {} : { utm_zone }) }, near);

  it('is converted in its zone and band', () => {
    const { position, notes } = utm(504_557, 3_886_500, '52S');
    expect(position?.lat).toBeCloseTo(35.12, 2);
    expect(position?.lon).toBeCloseTo(129.05, 2);
    expect(notes).toEqual([]);
  });

  it('takes S for the band of Korea or for the southern half, whichever is near the sensor', () => {
    expect(utm(500_000, 3_886_000, '52S', BUSAN).position?.lat).toBeCloseTo(35.1, 1);
    expect(utm(708_000, 9_325_000, '48S', JAKARTA).position?.lat).toBeCloseTo(-6.1, 1);
    expect(utm(500_000, 3_886_000, '52S').position?.lat).toBeCloseTo(35.1, 1);
  });

  it('takes N for the band at the equator or for the northern half', () => {
    expect(utm(500_000, 3_886_000, '52N').position?.lat).toBeCloseTo(35.1, 1);
    expect(utm(370_000, 141_000, '48N').position?.lat).toBeCloseTo(1.27, 1);
  });

  it('without a zone lies in that of the sensor, and nowhere when the sensor is nowhere', () => {
    expect(utm(500_000, 3_886_000, undefined, BUSAN).position?.lon).toBeCloseTo(129, 5);
    expect(utm(500_000, 3_886_000, undefined)).toMatchObject({ notes: [expect.stringContaining('zone is not given')] });
  });

  it.each([
    ['degrees under the name of metres', 51.17, -1.82, '30U', 'is no UTM coordinate'],
    ['another grid under the name of UTM', 318_720, 176_487, '30U', 'does not lie in band U of UTM zone 30'],
    ['a zone that does not exist', 500_000, 3_886_000, '99Z', 'does not exist'],
  ])('is left out with a note when it is %s', (_, x, y, zone, note) => {
    const { position, notes } = utm(x, y, zone, BUSAN);
    expect(position).toBeUndefined();
    expect(notes).toEqual([expect.stringContaining(note)]);
  });
});

describe('a SAPIENT range and bearing', () => {
  function bearing(from: Partial<SapientRangeBearing>): { bearing: Bearing | undefined; notes: string[] } {
    const notes: string[] = [];
    return {
      bearing: bearingOf({ coordinate_system: 'DEGREES_M', datum: 'TRUE', azimuth: 90, ...from }, notes),
      notes,
    };
  }

  it('becomes a line of bearing with its errors', () => {
    const from = { azimuth: 350, elevation: 12, range: 900, azimuth_error: 2, elevation_error: 1, range_error: 60 };
    expect(bearing(from)).toEqual({
      bearing: { azimuth: 350, azimuthError: 2, elevation: 12, range: 900, rangeError: 60 },
      notes: [],
    });
  });

  it('is turned into degrees and metres', () => {
    const from = { azimuth: -Math.PI / 2, azimuth_error: Math.PI / 90, range: 1.5, range_error: 0.2 };
    const found = bearing({ ...from, coordinate_system: 'RADIANS_KM' }).bearing;
    expect(found?.azimuth).toBeCloseTo(270, 10);
    expect(found?.azimuthError).toBeCloseTo(2, 10);
    expect([found?.range, found?.rangeError]).toEqual([1500, 200]);
  });

  it('assumes five degrees where no error is stated, and says so', () => {
    expect(bearing({})).toEqual({
      bearing: { azimuth: 90, azimuthError: 5 },
      notes: ['no error of the azimuth: 5 degrees assumed'],
    });
  });

  it.each(['MAGNETIC', 'GRID', 'PLATFORM', 'UNSPECIFIED'])(
    'from %s north is kept apart, not taken for true',
    (datum) => {
      const found = bearing({ datum, azimuth_error: 1 });
      expect([found.bearing, found.notes.length]).toEqual([undefined, 1]);
    },
  );

  it('without an azimuth is no line', () => {
    expect(bearing({ azimuth: undefined, range: 5 })).toEqual({ bearing: undefined, notes: [] });
  });

  it('leaves out an elevation and a range that cannot be', () => {
    const found = bearing({ azimuth_error: 1, elevation: 91, range: -5 });
    expect(found).toMatchObject({
      bearing: { azimuth: 90, azimuthError: 1 },
      notes: [{}, {}].map(() => expect.any(String)),
    });
  });
});
