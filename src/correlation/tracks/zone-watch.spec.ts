import * as fc from 'fast-check';
import { anySamples, jumbled, NOON } from '../../../test/support/sample-arbitraries.ts';
import { moved } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';
import { type Transition, type Zone, zoneLevel, zoneTransitions } from './zone-watch.ts';

const CENTRE = { lat: 51.35, lon: 3.2 };

/** A square reaching so many metres from the centre to each side. */
function square(id: string, reach: number, more: Partial<Zone> = {}): Zone {
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([x = 0, y = 0]) => {
    const { lat, lon } = moved(CENTRE, { east: x * reach, north: y * reach });
    return [lon, lat];
  });
  return { id, name: `zone ${id}`, kind: 'warning', polygon: [ring], ceilingM: null, ...more };
}

const outer = square('a', 1000);
const inner = square('b', 300, { kind: 'critical', ceilingM: 120 });

/** Samples one second apart, so many metres east of the centre, seen by one sensor. */
function flight(easts: readonly number[], more: { error?: number; alt?: number } = {}, from = 0): Sample[] {
  return easts.map((east, index) => ({
    t: NOON + (from + index) * 1000,
    key: `${more.error ?? ''}s${from + index}`,
    position: { ...moved(CENTRE, { east, north: 0 }), ...more },
  }));
}

const told = (transitions: readonly Transition[]): string[] =>
  transitions.map(({ zoneId, direction, t }) => `${(t - NOON) / 1000} ${direction} ${zoneId}`);

describe('crossings of zones', () => {
  it('are told once each, with where and when', () => {
    const flown = flight([1500, 900, 200, -200, -900, -1500], { error: 10, alt: 60 });
    const transitions = zoneTransitions(flown, [outer, inner]);
    expect(told(transitions)).toEqual(['1 entered a', '2 entered b', '4 exited b', '5 exited a']);
    expect(transitions[1]).toEqual({
      zoneId: 'b',
      zoneName: 'zone b',
      kind: 'critical',
      direction: 'entered',
      t: NOON + 2000,
      position: flown[2]?.position,
    });
  });

  it('are not told again for noise at the edge, within 50 m of it or the error of the position', () => {
    expect(told(zoneTransitions(flight([1100, 990, 1040, 990, 1045, 999], { error: 10 }), [outer]))).toEqual([
      '1 entered a',
    ]);
    expect(told(zoneTransitions(flight([990, 1051, 990], { error: 10 }), [outer]))).toEqual([
      '0 entered a',
      '1 exited a',
      '2 entered a',
    ]);
    expect(told(zoneTransitions(flight([990, 1140, 990, 1155], { error: 150 }), [outer]))).toEqual([
      '0 entered a',
      '3 exited a',
    ]);
  });

  it('are told later and less often the more standard deviations outside count as gone', () => {
    const rough = flight([990, 1140, 990, 1155, 1310], { error: 100 });
    expect(told(zoneTransitions(rough, [outer], { leaveSigmas: 3 }))).toEqual(['0 entered a', '4 exited a']);
    const inside = { leaveSigmas: 3, inside: ['a'] };
    expect(told(zoneTransitions(rough, [outer], inside))).toEqual(['4 exited a']);
  });

  it('are of the zone below its ceiling, where both altitudes are known', () => {
    const over = (alt: number) => flight([0], { error: 10, alt });
    expect(told(zoneTransitions(over(120), [inner]))).toEqual(['0 entered b']);
    expect(zoneTransitions(over(121), [inner])).toEqual([]);
    expect(told(zoneTransitions(over(121), [outer]))).toEqual(['0 entered a']);
    expect(told(zoneTransitions(flight([0], { error: 10 }), [inner]))).toEqual(['0 entered b']);
    const climb = [100, 165, 175].flatMap((alt, second) => flight([0], { error: 10, alt }, second));
    expect(told(zoneTransitions(climb, [inner]))).toEqual(['0 entered b', '2 exited b']);
  });

  it('take the altitude of the last 10 s for a position without one', () => {
    const high = flight([0], { error: 60, alt: 300 });
    expect(zoneTransitions([...high, ...flight([0], { error: 50 }, 10)], [inner])).toEqual([]);
    expect(told(zoneTransitions([...high, ...flight([0], { error: 50 }, 11)], [inner]))).toEqual(['11 entered b']);
  });

  it('follow the more exact of two sensors that agree', () => {
    const exact = flight([1100, 1100, 1100], { error: 10 });
    const rough = flight([960, 940, 980], { error: 60 }, 0.5);
    expect(zoneTransitions([...exact, ...rough], [outer])).toEqual([]);
    expect(told(zoneTransitions(rough, [outer]))).toEqual(['0.5 entered a']);
  });

  it('follow the rougher sensor where it contradicts the other, or hears nothing of it for 5 s', () => {
    const claimed = flight([2000], { error: 10 });
    expect(told(zoneTransitions([...claimed, ...flight([900], { error: 60 }, 1)], [outer]))).toEqual(['1 entered a']);
    const near = flight([1080], { error: 10 });
    expect(zoneTransitions([...near, ...flight([990], { error: 60 }, 5)], [outer])).toEqual([]);
    expect(told(zoneTransitions([...near, ...flight([990], { error: 60 }, 6)], [outer]))).toEqual(['6 entered a']);
  });

  it('go on from the zones it was in before', () => {
    const flown = flight([1040, 1200], { error: 10 });
    expect(zoneTransitions(flown, [outer])).toEqual([]);
    expect(told(zoneTransitions(flown, [outer], { inside: ['a'] }))).toEqual(['1 exited a']);
  });

  it('need positions', () => {
    const bearing: Sample = { t: NOON, key: 'b', bearing: { azimuth: 0, azimuthError: 3 }, from: CENTRE };
    expect(zoneTransitions([bearing], [outer])).toEqual([]);
  });
});

describe('the level of a position', () => {
  it('is the worst zone it lies in', () => {
    const at = (east: number, alt?: number) =>
      zoneLevel({ ...moved(CENTRE, { east, north: 0 }), ...(alt === undefined ? {} : { alt }) }, [outer, inner]);
    expect([at(2000), at(500), at(100), at(100, 119), at(100, 121)]).toEqual([
      'outside',
      'warning',
      'critical',
      'critical',
      'warning',
    ]);
  });
});

describe('crossings of any flight', () => {
  const zones = [inner, outer, square('c', 60, { ceilingM: 200 })];
  const samples = anySamples(CENTRE, 1100);
  const arrivals = samples.chain((list) => fc.tuple(fc.constant(list), jumbled(list)));

  it('are the same for any order in which the positions came', () => {
    fc.assert(
      fc.property(arrivals, ([list, arriving]) => {
        expect(zoneTransitions(arriving, zones)).toEqual(zoneTransitions(list, zones));
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of the zones', () => {
    fc.assert(
      fc.property(samples, (list) => {
        expect(zoneTransitions(list, zones.toReversed())).toEqual(zoneTransitions(list, zones));
      }),
    );
  });

  it('alternate between entering and leaving', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const crossings = zoneTransitions(list, zones);
        for (const zone of zones) {
          const own = crossings.filter(({ zoneId }) => zoneId === zone.id);
          for (const [index, { direction }] of own.entries()) {
            expect(direction).toBe(index % 2 === 0 ? 'entered' : 'exited');
          }
        }
      }),
    );
  });
});
