import * as fc from 'fast-check';
import { flight } from '../../test/support/engine-flight.ts';
import { testSite } from '../../test/support/engine-site.ts';
import { alert, EngineLedger, play, T0 } from '../../test/support/engine-world.ts';
import type { AlertFact } from './alert-fact.ts';
import { initialBearing, moved, type Place } from '../common/geodesy.ts';

const CENTER = { lat: 35.1, lon: 129.04 };

/** Reports of one track, a second apart, as a radar, a Remote ID receiver or an ADS-B receiver tells them. */
function track(
  sensor: string,
  told: Partial<{
    kind: string;
    class: string;
    confidence: number;
    north: number;
    begins: number;
    seconds: number;
    context: boolean;
    keys: string[];
    transmitter: string;
  }> = {},
): AlertFact[] {
  const { kind = 'sapient', north = 0, begins = 0, seconds = 20, keys = [], confidence = 0.6 } = told;
  const path = flight(sensor, kind, { north, begins, seconds, keys, error: 40 });
  return path.map((fact) =>
    Object.assign(fact, {
      severity: told.context ? 0 : 30,
      track: {
        id: sensor,
        class: told.class ?? 'UAV',
        classConfidence: confidence,
        ...(told.context && { context: true as const }),
        ...(told.transmitter !== undefined && { transmitter: told.transmitter }),
      },
    }),
  );
}

const rulesOf = (ledger: EngineLedger, sensor: string): string[] =>
  [...ledger.links.values()].flatMap((row) =>
    row.state?.sensorCode === sensor ? row.reasons.map((reason) => reason.rule) : [],
  );

const inOrder = (facts: AlertFact[]): AlertFact[] => facts.sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1));

describe('what stands of objects in the air', () => {
  beforeAll(() => {
    testSite.cooperative = [
      {
        id: 'survey',
        name: 'Survey',
        affiliation: 'friend',
        serial: 'SURVEY',
        operator: null,
        area: null,
        ceilingM: null,
        from: T0 - 3_600_000,
        until: T0 + 3_600_000,
      },
    ];
  });

  it('opens no case for one weak echo, and one when there are enough of them', () => {
    const facts = track('radar', { seconds: 30 });
    expect(play(facts.slice(0, 1)).cases.size).toBe(0);
    expect(play(facts).cases.size).toBe(1);
    const reasons = [...play(facts.slice(0, 2)).links.values()].flatMap((row) => row.reasons);
    expect(reasons.find(({ rule }) => rule === 'confirmation')?.text).toMatch(
      /^Not yet confirmed: score 0\.\d+, 1\.2 needed: taken for a drone \(0\.3\), 2 reports of one sensor \(0\.4\)/,
    );
  });

  it('keeps confirmed who says who it is when a radar that can tell nothing sees it too, whichever is heard first', () => {
    const heard = track('rid', { kind: 'remote-id', begins: 29, seconds: 4 });
    const seen = track('radar', { begins: 31, seconds: 21, class: 'unknown' });
    const sighting = alert({ ref: 'guard', kind: 'human', sensorKind: 'human', severity: 30, t: T0 + 51_000 });
    const facts = inOrder([...heard, ...seen, sighting]);
    const due = play(facts, 1);
    expect(rulesOf(due, 'rid')).toContain('brief-track');
    expect(new Set([...due.links.values()].map(({ groupId }) => groupId)).size).toBe(1);
    expect(due.cases.size).toBe(1);
    for (const late of [
      [...heard, ...seen, sighting],
      [...seen, ...heard, sighting],
      [sighting, ...seen, ...heard],
    ])
      expect(play(late, 1).picture(facts)).toEqual(due.picture(facts));
  });

  it('takes an aircraft at the same place and time for what a radar sees, and not one that is elsewhere', () => {
    const near = track('adsb', { seconds: 40, kind: 'readsb', class: 'crewed aircraft', context: true, north: 30 });
    const far = track('adsb', { kind: 'readsb', class: 'crewed aircraft', context: true, north: 2_000 });
    const seen = track('radar', { seconds: 40 });
    const explained = play(inOrder([...near, ...seen]), 1);
    expect(explained.cases.size).toBe(0);
    expect(rulesOf(explained, 'radar')).toContain('explained-by-aircraft');
    expect(play(inOrder([...far, ...seen]), 1).cases.size).toBe(1);
    expect(play(near, 1).cases.size).toBe(0);
  });

  it('explains an echo by the authorised drone it is one object with', () => {
    const facts = inOrder([
      ...track('rid', { kind: 'remote-id', keys: ['serial:SURVEY'] }),
      ...track('radar', { begins: 5, north: 10 }),
    ]);
    const ledger = play(facts, 1);
    expect(rulesOf(ledger, 'radar')).toContain('explained-with-object');
    expect([...ledger.cases.values()].filter(({ facts: of }) => of.explained === undefined)).toEqual([]);
  });

  it('takes a bird for one, unless another sensor hears it say who it is', () => {
    const bird = track('radar', { class: 'bird', seconds: 40 });
    expect(play(bird, 1).cases.size).toBe(0);
    const drone = track('rid', { kind: 'remote-id', keys: ['serial:X'], seconds: 40 });
    const both = play(inOrder([...bird, ...drone]), 1);
    expect(rulesOf(both, 'radar')).not.toContain('taken-for-bird');
    expect(both.cases.size).toBe(1);
  });

  it('believes no serial number of a transmitter that sends many, be it an authorised one', () => {
    const facts = inOrder(
      ['SURVEY', 'A', 'B', 'C'].flatMap((serial, index) =>
        track(`rid-${serial}`, {
          kind: 'remote-id',
          keys: ['mac:aa@KRPUS', `serial:${serial}`],
          transmitter: 'AA',
          begins: index * 10,
          seconds: 5,
        }),
      ),
    );
    const ledger = play(facts, 1);
    expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(1);
    expect([...ledger.links.values()].flatMap((row) => row.state?.track?.spoofed?.[0]?.kind ?? [])).toHaveLength(4);
  });

  it('makes one object, with a place, of bearings that cross, unless one of the sensors hears two things', () => {
    const heard = (sensor: string, id: string, from: Place, north: number): AlertFact[] =>
      track(id, { north, seconds: 20 }).map((fact) => {
        const azimuth = initialBearing(from, fact.position ?? CENTER);
        return Object.assign(fact, {
          sensorId: sensor,
          sensorCode: sensor,
          position: null,
          sensorPosition: from,
          track: { id, class: 'UAV', classConfidence: 0.6, bearing: { azimuth, azimuthError: 2 } },
        });
      });
    const [west, south] = [CENTER, moved(CENTER, { east: 2_800, north: -2_000 })];
    const one = inOrder([...heard('df-1', 'a', west, 0), ...heard('df-2', 'b', south, 0)]);
    const objects = (facts: AlertFact[]): Set<string | null | undefined> =>
      new Set([...play(facts, 1).links.values()].flatMap((row) => (row.state ? [row.state.track?.objectId] : [])));
    expect(objects(one).size).toBe(1);
    expect(rulesOf(play(one, 1), 'df-2')).toContain('crossing-bearings');
    const two = inOrder([...one, ...heard('df-1', 'c', west, 900)]);
    expect(objects(two).size).toBe(3);
    expect(play([...two].reverse(), 7).picture(two)).toEqual(play(two, 1).picture(two));
  });

  it('ends the same for every order of arrival, cut and crash', () => {
    const arbitrary = fc.record({
      tracks: fc.array(
        fc.record({
          kind: fc.constantFrom('remote-id', 'sapient', 'readsb'),
          class: fc.constantFrom('UAV', 'bird', 'unknown'),
          north: fc.constantFrom(0, 30, 900),
          begins: fc.integer({ min: 0, max: 40 }),
          seconds: fc.integer({ min: 1, max: 20 }),
          serial: fc.constantFrom<string[]>([], ['serial:SURVEY'], ['serial:S2'], ['serial:S3'], ['serial:S4']),
          transmitter: fc.boolean(),
        }),
        { minLength: 2, maxLength: 4 },
      ),
      others: fc.array(
        fc.record({
          title: fc.constantFrom('Wireless deauthentication flood', 'New device on the network', 'Exploit'),
          second: fc.integer({ min: -900, max: 900 }),
          near: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(
        arbitrary,
        fc.array(fc.nat(600_000), { minLength: 90, maxLength: 90 }),
        fc.integer({ min: 1, max: 20 }),
        ({ tracks, others }, delays, batch) => {
          const facts = inOrder([
            ...tracks.flatMap(({ kind, serial, transmitter, ...told }, index) =>
              track(`sensor${index}`, {
                ...told,
                kind,
                ...(kind === 'readsb'
                  ? { context: true, class: 'crewed aircraft' }
                  : { keys: serial, ...(transmitter && { transmitter: 'AA' }) }),
              }),
            ),
            ...others.map(({ title, second, near }, index) =>
              alert({
                ref: `other:${index}`,
                t: T0 + second * 1000,
                title,
                severity: 70,
                signature: `other:${title}`,
                position: near ? moved(CENTER, { east: 2_800, north: 100 }) : null,
              }),
            ),
          ]);
          const late = facts
            .map((fact, index) => ({ fact, at: fact.t + (delays[index % 90] ?? 0) }))
            .sort((a, b) => a.at - b.at || (a.fact.ref < b.fact.ref ? -1 : 1))
            .map(({ fact }) => fact);
          expect(standing(play(late, batch), facts)).toEqual(standing(play(facts, 1), facts));
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Who is with whom and why. A case that something accounts for says that nothing is to be done, as no case does. */
function standing(ledger: EngineLedger, facts: readonly AlertFact[]): unknown {
  const groups = ledger.picture(facts) as { case: { explained?: string } | null }[];
  for (const group of groups) if (group.case?.explained !== undefined) group.case = null;
  return groups;
}
