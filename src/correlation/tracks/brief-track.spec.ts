import * as fc from 'fast-check';
import { eastward, eastwardAt, START, trackOf, ZEEBRUGGE } from '../../../test/support/invented-tracks.ts';
import { briefTrackOf } from './brief-track.ts';
import { initialBearing, moved } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

const south = moved(ZEEBRUGGE, { east: 100, north: -1_000 });
const west = moved(ZEEBRUGGE, { east: -1_000, north: 50 });

function bearings(from: typeof south, times: readonly number[], north = 0): Sample[] {
  return times.map((at) => {
    const azimuth = initialBearing(from, moved(ZEEBRUGGE, { east: at * 10, north }));
    return { t: START + at * 1000, key: `${from.lat}${at}`, from, bearing: { azimuth, azimuthError: 3 } };
  });
}

const times = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const finders = [
  { source: 'south', samples: bearings(south, times) },
  { source: 'west', samples: bearings(west, times) },
];
const radar = { source: 'radar', samples: trackOf(eastward(11, { error: 50 })) };

describe('a track of a few reports held against an object', () => {
  it('is of it where bearings from two sides meet', () => {
    const echo = trackOf(eastwardAt([4, 5], { error: 50 }));
    expect(briefTrackOf(echo, finders).belongs).toBe(true);
    expect(briefTrackOf(echo, finders.slice(0, 1)).belongs).toBe(false);
    expect(briefTrackOf(trackOf(eastwardAt([4, 5], { error: 50, north: 600 })), finders).belongs).toBe(false);
  });

  it('is of it where it is seen in the gap of the only track with places', () => {
    const before = trackOf(eastward(5, { error: 50 }));
    const after = trackOf(eastwardAt([14, 15, 16, 17], { error: 50 }));
    const parts = [
      { source: 'radar', samples: before },
      { source: 'radar', samples: after },
    ];
    expect(briefTrackOf(trackOf(eastwardAt([9], { error: 50 })), parts).belongs).toBe(true);
    expect(briefTrackOf(trackOf(eastwardAt([9], { error: 50, north: 500 })), parts).belongs).toBe(false);
  });

  it('is of it where a single bearing points at it', () => {
    expect(briefTrackOf(bearings(south, [5]), [radar]).belongs).toBe(true);
    expect(briefTrackOf(bearings(south, [5], 900), [{ ...radar, samples: radar.samples.slice(0, 6) }]).belongs).toBe(
      true,
    );
    expect(briefTrackOf(bearings(west, [5], 900), [radar]).belongs).toBe(false);
    // Bearings say nothing of bearings.
    expect(briefTrackOf(bearings(south, [5]), finders).belongs).toBe(false);
  });

  it('is the same in whatever order the parts come', () => {
    const echo = trackOf(eastwardAt([4, 5], { error: 50 }));
    const parts = [...finders, radar];
    const due = briefTrackOf(echo, parts);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 3 }), (shuffled) => {
        expect({ ...briefTrackOf(echo, shuffled), meanSigma: 0 }).toEqual({ ...due, meanSigma: 0 });
      }),
      { numRuns: 20 },
    );
  });
});
