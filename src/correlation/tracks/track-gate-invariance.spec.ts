import * as fc from 'fast-check';
import { trackOf, ZEEBRUGGE } from '../../../test/support/invented-tracks.ts';
import { anySamples, jumbled } from '../../../test/support/sample-arbitraries.ts';
import { destination, type Place } from '../../common/geodesy.ts';
import { compareTracks, type GateVerdict } from './track-gate.ts';

describe('the verdict', () => {
  const twoTracks = fc.tuple(anySamples(ZEEBRUGGE, 150), anySamples(ZEEBRUGGE, 150));
  const figures = ({ fused, compared, agreeing, meanDistanceM, meanSigma, worstSigma }: GateVerdict) => ({
    fused,
    compared,
    agreeing,
    meanDistanceM,
    meanSigma,
    worstSigma,
  });

  it('is the same for any order of arrival and for samples that arrive twice', () => {
    const arrivals = twoTracks.chain(([a, b]) => fc.tuple(fc.constant([a, b] as const), jumbled(a), jumbled(b)));
    fc.assert(
      fc.property(arrivals, fc.boolean(), ([[a, b], a2, b2], person) => {
        expect(compareTracks(a2, b2, { person })).toEqual(compareTracks(a, b, { person }));
      }),
    );
  });

  it('is the same for either order of the tracks', () => {
    fc.assert(
      fc.property(twoTracks, fc.boolean(), ([a, b], person) => {
        expect(figures(compareTracks(a, b, { person }))).toEqual(figures(compareTracks(b, a, { person })));
      }),
      { numRuns: 300 },
    );
  });

  it('is that every track is one with itself, given positions at three times', () => {
    const exact = (t: number, key: string) =>
      fc.record({ t: fc.constant(t), key: fc.constant(key), position: fc.constant({ ...ZEEBRUGGE, error: 20 }) });
    fc.assert(
      fc.property(anySamples(ZEEBRUGGE, 0, 40, exact), (samples) => {
        expect(compareTracks(samples, samples).fused).toBe(new Set(samples.map((sample) => sample.t)).size >= 3);
      }),
    );
  });

  it('is the same wherever on the globe the tracks are flown', () => {
    const scene = fc.record({
      origin: fc.record({
        lat: fc.double({ min: -70, max: 70, noNaN: true }),
        lon: fc.double({ min: -180, max: 179.999, noNaN: true }),
      }),
      // Clearly one or clearly two, so that rounding decides nothing.
      apart: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 200, max: 5000 })),
      direction: fc.integer({ min: 0, max: 359 }),
      turns: fc.array(
        fc.record({ east: fc.integer({ min: -15, max: 15 }), north: fc.integer({ min: -15, max: 15 }) }),
        {
          minLength: 4,
          maxLength: 40,
        },
      ),
    });
    fc.assert(
      fc.property(scene, ({ origin, apart, direction, turns }) => {
        const fly = (from: Place): GateVerdict => {
          const beside = destination(from, direction, apart);
          const at = { east: 0, north: 0 };
          const reports = turns.map((turn, index) => ({
            at: index,
            east: (at.east += turn.east),
            north: (at.north += turn.north),
            error: 40,
          }));
          return compareTracks(trackOf(reports, from), trackOf(reports, beside));
        };
        const [here, there] = [fly(ZEEBRUGGE), fly(origin)];
        expect(there).toMatchObject({ fused: here.fused, compared: here.compared, agreeing: here.agreeing });
        expect(here.fused).toBe(apart <= 60);
        expect(Math.abs((there.meanDistanceM ?? 0) - apart)).toBeLessThan(0.002 * apart + 0.01);
      }),
    );
  });
});
