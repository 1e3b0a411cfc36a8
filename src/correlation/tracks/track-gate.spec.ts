import { eastward, eastwardAt, type Report, seconds, trackOf } from '../../../test/support/invented-tracks.ts';
import type { Sample } from './sample.ts';
import { compareTracks } from './track-gate.ts';

const names = { a: 'track 7 of radar-north', b: 'track A of rid-quay' };

describe('two tracks of positions', () => {
  it('are one when they lie within their joint error, and the sentence says so', () => {
    const radar = trackOf(eastward(13, { error: 50 }));
    const remoteId = trackOf(eastward(13, { error: 10, north: 30 }));
    // Sigma is the root of 50², 10² and, since neither states a velocity, (20 m/s × 1 s)²: 54.77 m. 30 m is 0.55 sigma.
    expect(compareTracks(radar, remoteId, { names })).toEqual({
      fused: true,
      refuted: false,
      compared: 13,
      agreeing: 13,
      meanDistanceM: expect.closeTo(30, 2),
      meanSigma: expect.closeTo(30 / 54.772, 3),
      worstSigma: expect.closeTo(30 / 54.772, 3),
      text:
        '13 of 13 positions of track 7 of radar-north within 3 sigma (mean 30 m) of track A of rid-quay ' +
        'between 10:02:01 and 10:02:13Z',
      facts: {
        compared: 13,
        agreeing: 13,
        sigmas: 3,
        meanSigma: 0.55,
        worstSigma: 0.55,
        meanDistanceM: 30,
        from: '2026-03-02T10:02:01.000Z',
        until: '2026-03-02T10:02:13.000Z',
      },
    });
  });

  it('may disagree in one position of five, not in more', () => {
    const remoteId = trackOf(eastward(13, { error: 10 }));
    const withStrays = (strays: number) =>
      compareTracks(
        trackOf([
          ...eastward(strays, { error: 50, north: 200 }),
          ...eastwardAt(seconds(13).slice(strays), { error: 50, north: 20 }),
        ]),
        remoteId,
        { names },
      );
    // 200 m is 3.65 sigma.
    expect(withStrays(2)).toMatchObject({ fused: true, agreeing: 11 });
    expect(withStrays(3)).toMatchObject({ fused: false, agreeing: 10 });
    expect(withStrays(3).text).toBe(
      '10 of 13 positions of track 7 of radar-north within 3 sigma (mean 62 m) of track A of rid-quay ' +
        'between 10:02:01 and 10:02:13Z, but 80 % must agree in place and motion',
    );
  });

  it('are not one when they keep a distance that noise would not keep', () => {
    const radar = trackOf(eastward(13, { error: 50 }));
    // 2.01 sigma, steadily: within 3, but honest noise stays below 1.2 half of the time.
    const beside = compareTracks(radar, trackOf(eastward(13, { error: 10, north: 110 })));
    expect(beside).toMatchObject({ fused: false, agreeing: 13 });
    expect(beside.text).toMatch(/, but most lie farther apart than noise would put them$/);
    expect(compareTracks(radar, trackOf(eastward(13, { error: 10, north: 109 }))).fused).toBe(true);
  });

  it('need three comparisons', () => {
    const radar = trackOf(eastward(13, { error: 50 }));
    expect(compareTracks(radar, trackOf(eastward(3))).fused).toBe(true);
    const two = compareTracks(radar, trackOf(eastward(2)));
    expect(two).toMatchObject({ fused: false, compared: 2, agreeing: 2 });
    expect(two.text).toMatch(/, but 3 are needed$/);
  });

  it('are not made out of two reports by a dense track that lies between them', () => {
    const sparse = trackOf([
      { at: 0, east: 0 },
      { at: 8, east: 80 },
    ]);
    expect(compareTracks(sparse, trackOf(eastward(9))).fused).toBe(false);
    const fourth = trackOf(eastwardAt([0, 4, 8]));
    expect(compareTracks(fourth, trackOf(eastward(9)))).toMatchObject({ fused: true, compared: 3 });
  });

  it('are compared between their reports, where both neighbours are within 5 s', () => {
    const even = trackOf(eastwardAt(seconds(5, 10), { error: 10 }));
    const odd = (shift: number) => trackOf(seconds(4, 10).map((at) => ({ at: at + shift, east: (at + shift) * 10 })));
    // On the line between the neighbours, 5 s from each; three reports of the first have neighbours in the second.
    expect(compareTracks(even, odd(5))).toMatchObject({
      fused: true,
      compared: 3,
      meanDistanceM: expect.closeTo(0, 1),
    });
    expect(compareTracks(even, odd(6))).toMatchObject({ fused: false, compared: 0 });
    expect(compareTracks(even, odd(6), { names }).text).toBe(
      'No report of track 7 of radar-north can be held against a place of track A of rid-quay within 5 s',
    );
  });

  it('are carried on at their end by a stated velocity, for 2 s', () => {
    const velocity = { east: 10, north: 0 };
    const ended = (motion: Partial<Report>) => trackOf(eastward(3, motion));
    const goingOn = trackOf([0, 1, 2, 3, 4, 5].map((at) => ({ at: at - 0.001, east: at * 10 })));
    // Reports of the second at 0.999, 1.999, 2.999 and 3.999 s meet the first; 4.999 s is too late.
    expect(compareTracks(ended({ velocity }), goingOn).compared).toBe(3);
    const later = trackOf([2.5, 3, 3.5, 4, 4.5].map((at) => ({ at, east: at * 10 })));
    expect(compareTracks(ended({ velocity }), later)).toMatchObject({ compared: 4, fused: false });
    expect(compareTracks(ended({}), later).compared).toBe(0);
  });

  it('count the velocities, where both state them', () => {
    const pass = (east: number) =>
      compareTracks(
        trackOf(eastward(5, { error: 50, velocity: { east: 10, north: 0 } })),
        trackOf(eastward(5, { error: 50, velocity: { east, north: 0 } })),
      );
    // Three times the root of 3², 3² and (3 m/s² × 1 s)²: 15.6 m/s.
    expect(pass(-5)).toMatchObject({ fused: true, agreeing: 5 });
    expect(pass(-6)).toMatchObject({ fused: false, agreeing: 0 });
  });

  it('have the error assumed of their sensor where they state none, and never less than 5 m', () => {
    const pair = (a: number | undefined, north: number, assumed?: number) =>
      compareTracks(
        trackOf(eastward(5, { velocity: { east: 0, north: 0 }, ...(a === undefined ? {} : { error: a }) })),
        trackOf(eastward(5, { error: 0, velocity: { east: 0, north: 0 }, north })),
        assumed === undefined ? {} : { assumedErrorM: { a: assumed } },
      ).meanSigma;
    // At rest there is no drift: 20 m over the root of 50² + 5², 15² + 5² and 5² + 5².
    expect(pair(undefined, 20)).toBeCloseTo(0.398, 3);
    expect(pair(undefined, 20, 15)).toBeCloseTo(1.265, 3);
    expect(pair(0.1, 20)).toBeCloseTo(2.828, 3);
  });

  it('say nothing when they are too vague to disagree', () => {
    const vague = trackOf(eastward(13, { error: 400 }));
    expect(compareTracks(vague, trackOf(eastward(13))).compared).toBe(0);
  });
});

describe("a person's sighting", () => {
  const sighting = (at: number, north: number): Sample[] => trackOf([{ at, north, east: 50, error: 500 }]);
  const flown = trackOf(eastward(13, { error: 10, velocity: { east: 10, north: 0 } }));

  it('is decided by one comparison', () => {
    expect(compareTracks(sighting(5, 900), flown, { person: true })).toMatchObject({
      fused: true,
      compared: 1,
      meanDistanceM: expect.closeTo(900, 0),
    });
    expect(compareTracks(sighting(5, 1600), flown, { person: true }).fused).toBe(false);
    expect(compareTracks(sighting(5, 900), flown).fused).toBe(false);
  });

  it('may be off by half a minute, in which the drone flew on', () => {
    // 20 s after the last report at 10 m/s: sigma is the root of 500², 10², 10² and 200².
    const later = compareTracks(sighting(32, 0), flown, { person: true });
    expect(later).toMatchObject({ fused: true, compared: 1, worstSigma: expect.closeTo(70 / 538.7, 2) });
    expect(compareTracks(sighting(43, 0), flown, { person: true })).toMatchObject({ fused: false, compared: 0 });
  });
});
