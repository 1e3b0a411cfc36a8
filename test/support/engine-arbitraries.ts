import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { moved } from '../../src/common/geodesy.ts';
import { flight } from './engine-flight.ts';
import { alert, T0 } from './engine-world.ts';

/** Alerts over two hours that share a few entities and repeat each other. */
export const arbitraryAlerts: fc.Arbitrary<AlertFact[]> = fc
  .array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 7_200 }),
      keys: fc.uniqueArray(
        fc.constantFrom('ip:10.0.0.1@KRPUS', 'ip:10.0.0.2@KRPUS', 'host:hmi@KRPUS', 'user:kim@KRPUS'),
        {
          maxLength: 2,
        },
      ),
      fold: fc.integer({ min: 0, max: 12 }),
      severity: fc.integer({ min: 0, max: 90 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((items) =>
    items
      .map(({ seconds, keys, fold, severity }, index) =>
        alert({
          ref: `s:${String(index).padStart(3, '0')}`,
          t: T0 + seconds * 1000,
          keys: [...keys].sort(),
          foldKey: `f${fold}|${[...keys].sort().join()}`,
          severity,
          title: `Alert ${index}`,
          signature: `kind:${fold % 3}`,
        }),
      )
      .sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1)),
  );

/** The same alerts, where another sensor tells again of some of them, seconds before or after the first. */
const toldAgain = (alerts: fc.Arbitrary<AlertFact[]>, apart = false): fc.Arbitrary<AlertFact[]> =>
  fc
    .tuple(
      alerts,
      fc.array(fc.record({ which: fc.nat(40), seconds: fc.integer({ min: -100, max: 100 }) }), { maxLength: 8 }),
    )
    .map(([facts, retold]) => {
      const named = facts.map((fact) => ({ ...fact, eventKey: `event:${fact.ref}` }));
      const again = retold.flatMap(({ which, seconds }, index) => {
        const fact = named[which % named.length];
        if (fact === undefined) return [];
        const { title, severity, keys, eventKey } = fact;
        const t = fact.t + seconds * 1000 + (apart ? 100 + index : 0);
        const ref = `again:${String(index).padStart(3, '0')}`;
        return alert({ ref, t, title, severity, keys, eventKey, signature: 'siem:1', sensorId: 'siem' });
      });
      return [...named, ...again].sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1));
    });

export const arbitraryRetold = toldAgain(arbitraryAlerts);

/** What alerts on assets are called: parts of an intrusion, and what is none. */
const TOLD = [
  'Nmap sweep',
  'Webshell upload',
  'C2 beacon',
  'Sudo to root',
  'PLC stop',
  'Write single coil',
  'Fault',
] as const;

/** Alerts over two hours on assets that depend on each other, in chains and in a circle, that repeat and are told again. */
export const arbitraryDependent: fc.Arbitrary<AlertFact[]> = toldAgain(
  fc
    .array(
      fc.record({
        seconds: fc.integer({ min: 0, max: 7_200 }),
        assets: fc.uniqueArray(
          fc.constantFrom('asset:crane', 'ip:10.7.0.7', 'asset:gateway', 'host:eng-1', 'asset:pump', 'asset:feeder'),
          { minLength: 1, maxLength: 2 },
        ),
        fold: fc.integer({ min: 0, max: 20 }),
        severity: fc.constantFrom(20, 45, 50, 70),
      }),
      { minLength: 2, maxLength: 40 },
    )
    .map((items) =>
      items
        .map(({ seconds, assets, fold, severity }, index) => {
          const keys = assets.map((asset) => `${asset}@KRPUS`).sort();
          return alert({
            ref: `s:${String(index).padStart(3, '0')}`,
            t: T0 + seconds * 1000,
            keys,
            foldKey: `f${fold}|${keys.join()}`,
            severity,
            title: TOLD[fold % TOLD.length]!,
            signature: `kind:${fold % TOLD.length}`,
          });
        })
        .sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1)),
    ),
  true,
);

/** Two or three tracks that may be of one drone, with cyber alerts and sightings about them. */
export const arbitraryAirspace: fc.Arbitrary<AlertFact[]> = fc
  .record({
    tracks: fc.array(
      fc.record({
        kind: fc.constantFrom('remote-id', 'sapient'),
        north: fc.constantFrom(0, 30, 120, 900),
        begins: fc.integer({ min: 0, max: 40 }),
        seconds: fc.integer({ min: 1, max: 25 }),
        serial: fc.constantFrom<string[]>([], ['serial:S1'], ['serial:S2'], ['mac:aa@KRPUS', 'serial:S1']),
      }),
      { minLength: 2, maxLength: 3 },
    ),
    others: fc.array(
      fc.record({
        kind: fc.constantFrom('cyber' as const, 'human' as const),
        second: fc.integer({ min: -1_000, max: 1_200 }),
        severity: fc.integer({ min: 30, max: 90 }),
        near: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ tracks, others }) => {
    const told = tracks.flatMap(({ kind, serial: keys, north, begins, seconds }, index) =>
      flight(`sensor${index}`, kind, { keys, north, begins, seconds }),
    );
    const about = others.map(({ kind, second, severity, near }, index) =>
      alert({
        ref: `other:${index}`,
        t: T0 + second * 1000,
        kind,
        severity,
        title: `Other ${index}`,
        signature: `other:${index}`,
        sensorId: kind,
        sensorKind: kind === 'human' ? 'human' : 'suricata',
        position:
          kind === 'human' && near
            ? { ...moved({ lat: 35.1, lon: 129.04 }, { east: 3_000 - 20 * second, north: 60 }), error: 200 }
            : null,
      }),
    );
    return told.concat(about);
  })
  .map((facts) => facts.sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1)));

/** Where direction finders stand that the flight passes between. */
const FINDERS = {
  'finder-1': moved({ lat: 35.1, lon: 129.04 }, { east: 2_700, north: -1_000 }),
  'finder-2': moved({ lat: 35.1, lon: 129.04 }, { east: 500, north: 700 }),
} as const;

/**
 * Flights as a radar and two direction finders tell them that lose them and find them again: pieces of a few reports, pieces
 * after a gap, pieces of something that flies beside it, of one sensor at once or after one another.
 */
export const arbitraryPieces: fc.Arbitrary<AlertFact[]> = fc
  .array(
    fc.record({
      sensor: fc.constantFrom('radar', 'radar', 'finder-1', 'finder-2'),
      north: fc.constantFrom(0, 0, 0, 60, 150, 700),
      begins: fc.integer({ min: 0, max: 45 }),
      seconds: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 20 })),
      velocity: fc.boolean(),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((pieces) =>
    pieces
      .flatMap(({ sensor, ...rest }, index) => {
        const from = sensor === 'radar' ? undefined : FINDERS[sensor];
        return flight(sensor, 'sapient', { ...rest, piece: `-${index}`, ...(from && { from }) });
      })
      .sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1)),
  );

/** An order in which no alert comes later than the lateness behind one that happened after it. */
export function lateOrder(facts: readonly AlertFact[], delays: readonly number[]): AlertFact[] {
  const most = correlationRules.latenessSeconds * 1000;
  return facts
    .map((fact, index) => ({ fact, arrives: fact.t + ((delays[index] ?? 0) % most) }))
    .sort((a, b) => a.arrives - b.arrives)
    .map(({ fact }) => fact);
}

/** Delays for {@link lateOrder}. Milliseconds. */
export const arbitraryDelays = (count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(10_000_000), { minLength: count, maxLength: count });
