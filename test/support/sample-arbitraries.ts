import * as fc from 'fast-check';
import { moved, type Place } from '../../src/common/geodesy.ts';
import type { Sample } from '../../src/correlation/tracks/sample.ts';

/** Noon, at the start of all invented tracks. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

const metre = (reach: number) => fc.integer({ min: -reach, max: reach });
const speed = fc.integer({ min: -20, max: 20 });

/** Reports of all sorts within `reach` metres of a place and two minutes of noon, in no order, each once. */
export function anySamples(
  centre: Place,
  reach: number,
  maxLength = 40,
  of: (t: number, key: string) => fc.Arbitrary<Sample> = (t, key) => anySample(centre, reach, t, key),
): fc.Arbitrary<Sample[]> {
  // Few distinct times, so that many samples share one and only the key tells them apart.
  return fc
    .uniqueArray(fc.tuple(fc.nat(120), fc.constantFrom('a', 'b', 'c')), {
      maxLength,
      selector: ([second, key]) => `${second}${key}`,
    })
    .chain((times) => fc.tuple(...times.map(([second, key]) => of(NOON + second * 1000, key))));
}

function anySample(centre: Place, reach: number, t: number, key: string): fc.Arbitrary<Sample> {
  const offset = fc.record({ east: metre(reach), north: metre(reach) });
  const position = fc.record(
    { offset, error: fc.integer({ min: 1, max: 350 }), alt: fc.integer({ min: 0, max: 300 }) },
    { requiredKeys: ['offset'] },
  );
  const bearing = fc.record(
    {
      azimuth: fc.integer({ min: 0, max: 359 }),
      azimuthError: fc.integer({ min: 0, max: 15 }),
      range: fc.integer({ min: 50, max: 3000 }),
    },
    { requiredKeys: ['azimuth', 'azimuthError'] },
  );
  const located = position.map(({ offset: away, ...rest }) => ({
    position: Object.assign(moved(centre, away), rest),
  }));
  const pointed = bearing.map((found) => ({
    bearing: found,
    from: moved(centre, { east: -1000, north: 500 }),
  }));
  const seen = fc.oneof({ arbitrary: located, weight: 3 }, { arbitrary: pointed, weight: 1 });
  const motion = fc.record({ velocity: fc.record({ east: speed, north: speed }) }, { requiredKeys: [] });
  return fc.tuple(seen, motion).map((parts) => Object.assign({ t, key }, ...parts) as Sample);
}

/** The same list in any order, with some of it twice. */
export function jumbled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .shuffledSubarray([...list])
    .chain((twice) => fc.shuffledSubarray([...list, ...twice], { minLength: list.length + twice.length }));
}
