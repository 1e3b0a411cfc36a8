import * as fc from 'fast-check';
import { crossingOf, crossingTracks, triangulated } from './crossing.ts';
import { destination, distanceM, initialBearing, type Place } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

const HERE = { lat: 35.1, lon: 129.04 };

function bearingOn(place: Place, from: Place, t: number, key: string): Sample {
  return { t, key, from, bearing: { azimuth: initialBearing(from, place), azimuthError: 2 } };
}

describe('crossing bearings', () => {
  it('finds the place both look at, wherever the three stand', () => {
    const direction = fc.double({ min: 0, max: 359, noNaN: true });
    const metres = fc.double({ min: 300, max: 5_000, noNaN: true });
    fc.assert(
      fc.property(direction, direction, metres, metres, (one, other, near, far) => {
        const [a, b] = [destination(HERE, one, near), destination(HERE, other, far)];
        const crossing = crossingOf(bearingOn(HERE, a, 0, 'a'), bearingOn(HERE, b, 0, 'b'));
        const turn = Math.abs(((one - other + 540) % 360) - 180);
        if (turn < 14 || turn > 166) expect(crossing).toBeUndefined();
        else if (turn > 16 && turn < 164) expect(distanceM(crossing!, HERE)).toBeLessThan(0.01 * (near + far));
      }),
    );
  });

  it('finds none behind a sensor', () => {
    const [a, b] = [destination(HERE, 270, 1_000), destination(HERE, 180, 1_000)];
    const away: Sample = { t: 0, key: 'a', from: a, bearing: { azimuth: 270, azimuthError: 2 } };
    expect(crossingOf(away, bearingOn(HERE, b, 0, 'b'))).toBeUndefined();
  });

  it('takes two tracks for one that look at one drone as it flies, in either order, and not those that jump', () => {
    const [west, south] = [destination(HERE, 270, 1_500), destination(HERE, 180, 1_500)];
    const path = Array.from({ length: 20 }, (_, second) => destination(HERE, 45, second * 15));
    const one = path.map((place, second) => bearingOn(place, west, second * 1_000, `a${second}`));
    const other = path.map((place, second) => bearingOn(place, south, second * 1_000 + 300, `b${second}`));
    expect(crossingTracks(one, other)).toEqual({ fused: true, crossings: 20, enough: true });
    expect(crossingTracks(other, one)).toEqual(crossingTracks(one, other));
    expect(crossingTracks(one.slice(0, 5), other).fused).toBe(false);
    const jumping = path.map((_, second) =>
      bearingOn(destination(HERE, (second % 2) * 180 + 90, 900), south, second * 1_000, `b${second}`),
    );
    expect(crossingTracks(one, jumping).fused).toBe(false);
    expect(distanceM(triangulated([one, other])!, path[19]!)).toBeLessThan(20);
  });
});
