import * as fc from 'fast-check';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { alert, T0 } from './engine-world.ts';
import { uuidOf } from './named-uuid.ts';

const HOUR = 3_600;

/** One alert of a sort that can be learned: what its name is made of says its sort, its host and its severity. */
export function learnableAlert(
  sort: string,
  seconds: number,
  { host = 'hmi', severity = 35, ref = `${sort}:${seconds}` } = {},
): AlertFact {
  return alert({
    ref,
    t: T0 + seconds * 1000,
    signature: `sort:${sort}`,
    title: `Sort ${sort}`,
    foldKey: `alert|nids||sort:${sort}|host:${host}@KRPUS`,
    keys: [`host:${host}@KRPUS`],
    severity,
    sourceless: true,
  });
}

/** The same sort of alert at the same host every so many hours. */
export function recurring(sort: string, hours: number, every = 1, at = 300, host = 'hmi'): AlertFact[] {
  return Array.from({ length: Math.ceil(hours / every) }, (_, index) =>
    learnableAlert(sort, index * every * HOUR + at, { host }),
  );
}

/** Two days of a site: sorts that recur, some that come in a burst, and some that come once. */
export const arbitraryDays: fc.Arbitrary<AlertFact[]> = fc
  .record({
    recurring: fc.array(
      fc.record({
        sort: fc.constantFrom('a', 'b', 'c'),
        host: fc.constantFrom('hmi', 'plc'),
        every: fc.constantFrom(1, 2, 5),
        at: fc.integer({ min: 0, max: HOUR - 1 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    bursts: fc.array(
      fc.record({
        sort: fc.constantFrom('a', 'b', 'c', 'd'),
        host: fc.constantFrom('hmi', 'plc'),
        from: fc.integer({ min: 0, max: 50 * HOUR }),
        count: fc.integer({ min: 2, max: 16 }),
        step: fc.constantFrom(1, 200, 500),
      }),
      { maxLength: 3 },
    ),
    singles: fc.array(
      fc.record({
        sort: fc.constantFrom('d', 'e', 'f'),
        host: fc.constantFrom('hmi', 'plc', 'srv'),
        at: fc.integer({ min: 0, max: 52 * HOUR }),
        severity: fc.constantFrom(30, 50, 70, 90),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ recurring: kinds, bursts, singles }) => {
    const all = [
      ...kinds.flatMap(({ sort, every, at, host }) => recurring(sort, 50, every, at, host)),
      ...bursts.flatMap(({ sort, host, from, count, step }) =>
        Array.from({ length: count }, (_, index) => learnableAlert(sort, from + index * step, { host })),
      ),
      ...singles.map(({ sort, host, at, severity }) => learnableAlert(sort, at, { host, severity })),
    ];
    return all
      .sort((a, b) => a.t - b.t || (a.foldKey < b.foldKey ? -1 : 1))
      .map((fact, index) => {
        const ref = `s:${String(index).padStart(4, '0')}`;
        return Object.assign(fact, { ref, id: uuidOf(ref), title: `Alert ${index}` });
      });
  });
