import { seconds, START, trackOf, ZEEBRUGGE } from '../../../test/support/invented-tracks.ts';
import { destination } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';
import { compareTracks } from './track-gate.ts';

describe('a track of bearings', () => {
  const sensor = ZEEBRUGGE;
  /** 1 km north of the sensor, at rest. */
  const hovering = trackOf(seconds(8).map((at) => ({ at, north: 1000, error: 10 })));
  const bearings = (azimuth: number, count: number, more: { range?: number; rangeError?: number } = {}): Sample[] =>
    seconds(count).map((at) => ({
      t: START + at * 1000,
      key: `b${at}`,
      bearing: { azimuth, azimuthError: 3, ...more },
      from: sensor,
    }));

  it('is of the thing it points at', () => {
    const pointing = compareTracks(bearings(358, 4), hovering, { names: { a: 'bearing 3 of df-1', b: 'track A' } });
    // Sigma is the root of 3° and atan(root(10² + 20²) / 1000 m) = 1.281°: 3.262°.
    expect(pointing).toMatchObject({ fused: true, compared: 4, worstSigma: expect.closeTo(2 / 3.262, 3) });
    expect(pointing.facts).toMatchObject({ bearings: 4, meanAngle: 2 });
    expect(pointing.text).toBe(
      '4 of 4 bearings of bearing 3 of df-1 within 3 sigma (mean 2 degrees) of track A between 10:02:01 and 10:02:04Z',
    );
    expect(pointing.meanDistanceM).toBeUndefined();
  });

  it('is not when it points beside it, by much or steadily', () => {
    expect(compareTracks(bearings(10, 8), hovering)).toMatchObject({ fused: false, agreeing: 0 });
    expect(compareTracks(bearings(5, 8), hovering)).toMatchObject({ fused: false, agreeing: 8 });
    expect(compareTracks(bearings(4, 8), hovering)).toMatchObject({ fused: true, agreeing: 8 });
  });

  it('needs four comparisons', () => {
    expect(compareTracks(bearings(0, 3), hovering)).toMatchObject({ fused: false, compared: 3, agreeing: 3 });
    expect(compareTracks(bearings(0, 3), hovering).text).toMatch(/, but 4 are needed$/);
  });

  it('counts the range it gives', () => {
    expect(compareTracks(bearings(0, 8, { range: 1100, rangeError: 100 }), hovering).fused).toBe(true);
    expect(compareTracks(bearings(0, 8, { range: 2000, rangeError: 100 }), hovering).fused).toBe(false);
    // Half of the greatest range, with an error as large, is how a bare direction finder fills in what it cannot know.
    expect(compareTracks(bearings(0, 8, { range: 2500, rangeError: 2500 }), hovering).fused).toBe(true);
  });

  it('says nothing of another track of bearings, nor without the place it was taken from', () => {
    expect(compareTracks(bearings(0, 8), bearings(0, 8)).compared).toBe(0);
    const lost = bearings(0, 8);
    for (const sample of lost) delete sample.from;
    expect(compareTracks(lost, hovering).compared).toBe(0);
  });

  it('says nothing of what is so near that it may be in any direction', () => {
    const overhead = trackOf(seconds(8).map((at) => ({ at, north: 40, error: 20 })));
    expect(compareTracks(bearings(0, 8), overhead).compared).toBe(0);
  });

  it('is carried by its bearings where a position among them could not decide', () => {
    const mixed = bearings(0, 8);
    mixed[3]!.position = { ...destination(sensor, 0, 1000), error: 50 };
    expect(compareTracks(mixed, hovering)).toMatchObject({ fused: true, compared: 8 });
    expect(compareTracks(hovering, mixed)).toMatchObject({ fused: true, compared: 8 });
    expect(compareTracks(mixed, hovering).text).toMatch(/^8 of 8 positions and bearings of one track/);
  });
});
