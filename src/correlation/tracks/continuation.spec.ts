import { eastward, eastwardAt, START, trackOf, ZEEBRUGGE } from '../../../test/support/invented-tracks.ts';
import { continuation } from './continuation.ts';
import { initialBearing, moved, offsetM } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

const velocity = { east: 10, north: 0 };
const radar = { error: 50, velocity };
const lost = trackOf(eastward(20, radar));
/** Seconds after the start at which a track of the same flight begins. */
const from = (second: number, more = {}) =>
  trackOf(
    eastwardAt(
      [0, 1, 2, 3, 4, 5].map((at) => second + at),
      { ...radar, ...more },
    ),
  );

function bearings(times: readonly number[], turned = 0): Sample[] {
  const finder = moved(ZEEBRUGGE, { east: 0, north: -1_000 });
  return times.map((at) => {
    const place = moved(ZEEBRUGGE, { east: at * 10, north: 0 });
    const azimuth = (initialBearing(finder, place) + turned + 360) % 360;
    return { t: START + at * 1000, key: `b${at}`, from: finder, bearing: { azimuth, azimuthError: 3 } };
  });
}

describe('a track that goes on with a lost one', () => {
  it('begins where that was heading', () => {
    expect(continuation(lost, from(30))).toBeLessThan(0.2);
    // 350 m aside: sigma is the root of 50², 50² and the 55 m that it may have turned off unseen, 90 m.
    expect(continuation(lost, from(30, { north: 350 }))).toBeUndefined();
  });

  it('does not head back to somewhere else', () => {
    const back = from(30, { velocity: { east: -30, north: 0 } });
    expect(continuation(lost, back)).toBeUndefined();
  });

  it('must be more than an echo, and begin after the other ended', () => {
    expect(continuation(lost, from(30).slice(0, 2))).toBeUndefined();
    expect(continuation(lost, from(19))).toBeUndefined();
    expect(continuation(from(30), lost)).toBeUndefined();
  });

  it('is not guessed at where the drone may be anywhere by then', () => {
    expect(continuation(lost, from(80))).toBeUndefined();
    // Without a velocity it may have flown 20 m/s in any direction: 200 m after 10 s, of which nothing can be said.
    const still = trackOf(eastwardAt([30, 31, 32, 33], { error: 50 }));
    expect(continuation(trackOf(eastward(20, { error: 50 })), still)).toBeUndefined();
  });

  it('is found again in the direction in which it was lost', () => {
    const heard = bearings([0, 1, 2, 3, 4, 5]);
    expect(continuation(heard, bearings([15, 16, 17, 18]))).toBeLessThan(1);
    expect(continuation(heard, bearings([15, 16, 17, 18], 60))).toBeUndefined();
  });

  it('is the same wherever north is', () => {
    const [turn, other] = [lost, from(30)].map((samples) =>
      samples.map((sample) => {
        const { east, north } = offsetM(ZEEBRUGGE, sample.position ?? ZEEBRUGGE);
        const position = { ...moved(ZEEBRUGGE, { east: -north, north: east }), error: 50 };
        return { ...sample, position, velocity: { east: 0, north: 10 } };
      }),
    );
    expect(continuation(turn!, other!)).toBeCloseTo(continuation(lost, from(30))!, 2);
  });
});
