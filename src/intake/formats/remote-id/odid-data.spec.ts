import * as fc from 'fast-check';
import { cleanOdid, horizontalAccuracy, speedAccuracy, verticalAccuracy } from './odid-data.ts';

describe('checking what a drone says of itself', () => {
  it('leaves out silently what the standard calls unknown', () => {
    const { odid, notes } = cleanOdid({
      basicIds: [{ uaType: 0, idType: 0, id: '' }],
      location: {
        direction: 361,
        speedHorizontal: 255,
        speedVertical: 63,
        lat: 0,
        lon: 0,
        altitudeBaro: -1000,
        altitudeGeo: -1000,
        height: -1000,
        secondsAfterHour: 0xffff,
      },
      system: { operatorLat: 0, operatorLon: 0, operatorAltitudeGeo: -1000, timestamp: 0 },
    });
    expect(odid).toEqual({ ids: [], location: {}, system: {} });
    expect(notes).toEqual([]);
  });

  it('leaves out with a note what the standard does not allow, and keeps the rest', () => {
    const { odid, notes } = cleanOdid({
      basicIds: [{ idType: 1, id: 'KR\u0001\u0002\u00ff' }],
      location: { lat: 91, lon: 10, altitudeGeo: 65_531, speedHorizontal: -1, direction: NaN, speedVertical: 2 },
    });
    expect(odid).toEqual({ ids: [], location: { speedVertical: 2 } });
    expect(notes).toEqual([
      'UAS ID holds characters that cannot be printed and was left out',
      'direction NaN is impossible and was left out',
      'horizontal speed -1 is impossible and was left out',
      'position 91, 10 is not on Earth and was left out',
      'altitude 65531 is impossible and was left out',
    ]);
  });

  it('keeps a place on the equator or on the prime meridian', () => {
    const clean = (lat: number, lon: number) =>
      cleanOdid({ basicIds: [], location: { lat, lon } }).odid.location?.place;
    expect([clean(0, 104.5), clean(51.5, 0)]).toEqual([
      { lat: 0, lon: 104.5 },
      { lat: 51.5, lon: 0 },
    ]);
  });

  it('counts the system time from the start of 2019', () => {
    const { odid } = cleanOdid({ basicIds: [], system: { timestamp: 86_400 } });
    expect(odid.system?.sentAt?.toISOString()).toBe('2019-01-02T00:00:00.000Z');
  });

  it('takes accuracy for a code and code 0 for unknown, not for perfect', () => {
    expect([0, 1, 9, 12, 13, undefined].map(horizontalAccuracy)).toEqual([
      undefined,
      18_520,
      30,
      1,
      undefined,
      undefined,
    ]);
    expect([0, 1, 6, 7].map(verticalAccuracy)).toEqual([undefined, 150, 1, undefined]);
    expect([0, 1, 4, -1].map(speedAccuracy)).toEqual([undefined, 10, 0.3, undefined]);
  });

  it('hands on no place that is not on Earth and no text that cannot be printed', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.string({ unit: 'binary' }), (lat, lon, id) => {
        const { odid } = cleanOdid({ basicIds: [{ id }], location: { lat, lon } });
        const place = odid.location?.place;
        if (place) expect(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180).toBe(true);
        for (const found of odid.ids) expect(found.id).toMatch(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/);
      }),
    );
  });
});
