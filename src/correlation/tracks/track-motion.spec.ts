import { eastwardAt, START, trackOf, ZEEBRUGGE } from '../../../test/support/invented-tracks.ts';
import { distanceM, moved } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';
import { followPath, type Reach } from './track-motion.ts';

const reach: Reach = { interpolateMs: 5_000, extrapolateMs: 2_000, aroundMs: 0 };
const at = (second: number) => START + second * 1000;

describe('the path of a track', () => {
  it('is straight between two reports, in place, error and velocity', () => {
    const path = followPath(
      trackOf([
        { at: 0, error: 20, velocity: { east: 8, north: 0 } },
        { at: 4, east: 40, north: 80, error: 60, velocity: { east: 12, north: 4 } },
      ]),
      50,
      reach,
    );
    const found = path(at(1));
    expect(distanceM(found!.place, moved(ZEEBRUGGE, { east: 10, north: 20 }))).toBeLessThan(0.01);
    // A chord departs from a path of 3 m/s² by at most 3 × 1 s × 3 s / 2.
    expect(found).toMatchObject({ error: 30, velocity: { east: 9, north: 1 }, wander: 4.5, gap: 1000 });
    expect(found?.reportedAt).toBe(at(0));
    expect(path(at(3))?.reportedAt).toBe(at(4));
    expect(path(at(4))).toMatchObject({ error: 60, wander: 0, gap: 0 });
  });

  it('is straight across the antimeridian', () => {
    const samples: Sample[] = [
      { t: at(0), key: 'a', position: { lat: -17, lon: 179.999 } },
      { t: at(2), key: 'b', position: { lat: -17, lon: -179.997 } },
    ];
    expect(followPath(samples, 50, reach)(at(1))?.place.lon).toBeCloseTo(-179.999, 9);
  });

  it('goes on from its end as fast as it was, for a while', () => {
    const ended = trackOf([{ at: 0 }, { at: 1, velocity: { east: 10, north: -4 } }]);
    const path = followPath(ended, 50, reach);
    const found = path(at(3));
    expect(distanceM(found!.place, moved(ZEEBRUGGE, { east: 20, north: -8 }))).toBeLessThan(0.01);
    // Half of 3 m/s² times the square of 2 s.
    expect(found).toMatchObject({ wander: 6, gap: 2000, error: 50 });
    expect(path(at(3.1))).toBeUndefined();
  });

  it('does not go on over a gap, nor back before its start', () => {
    const broken = trackOf(eastwardAt([0, 20], { velocity: { east: 10, north: 0 } }));
    const path = followPath(broken, 50, reach);
    expect([path(at(-1)), path(at(1)), path(at(19))]).toEqual([undefined, undefined, undefined]);
    expect(path(at(20))).toBeDefined();
  });

  it('stands still around a report where that is asked for, ever less sure of its place', () => {
    const path = followPath(trackOf([{ at: 10 }]), 50, { ...reach, aroundMs: 30_000 });
    expect(path(at(0))).toMatchObject({ wander: 200, gap: 10_000 });
    expect(path(at(40))).toMatchObject({ wander: 600, gap: 30_000 });
    expect(path(at(41))).toBeUndefined();
  });
});
