import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import {
  arbitraryAirspace,
  arbitraryAlerts,
  arbitraryDelays,
  lateOrder,
} from '../../test/support/engine-arbitraries.ts';
import { flight } from '../../test/support/engine-flight.ts';
import { alert, inputs, newEngine, play, T0 } from '../../test/support/engine-world.ts';
import { moved } from '../common/geodesy.ts';
import type { AlertFact } from './alert-fact.ts';
import { assessCase } from './case-assessment.ts';

const minutes = (count: number): number => T0 + count * 60_000;

describe('CorrelationEngine', () => {
  it('ties alerts that share an entity within the window, and says so', () => {
    const a = alert({ t: minutes(0), keys: ['ip:10.0.0.5@KRPUS'], title: 'Scan' });
    const b = alert({ t: minutes(5), keys: ['ip:10.0.0.5@KRPUS'], title: 'Write to PLC', signature: 'test:2' });
    const ledger = play([a, b]);
    expect(ledger.links.get(b.id)?.groupId).toBe(ledger.links.get(a.id)?.groupId);
    expect(ledger.links.get(b.id)?.reasons[0]).toMatchObject({
      rule: 'shared-entity',
      text: 'Shares address 10.0.0.5 with “Scan”, which began 5 min earlier',
      facts: { alertId: a.id, gapSeconds: 300 },
    });
    expect(ledger.cases.size).toBe(1);
  });

  it('lets a tie weigh less the more share the entity and the longer they are apart, and says by how much', () => {
    const key = 'ip:10.0.0.5@KRPUS';
    const facts = [0, 1, 29].map((minute) => alert({ t: minutes(minute), keys: [key] }));
    const ledger = play(facts);
    const [near, far] = facts.slice(1).map(({ id }) => ledger.links.get(id)?.reasons[0]);
    expect(near).toMatchObject({ weight: 0.586, facts: { sharers: 1, sharersAtMost: 50, decay: 0.977 } });
    expect(far).toMatchObject({ facts: { sharers: 2, decay: 0.524, gapSeconds: 28 * 60 } });
    expect(far?.weight).toBeLessThan(0.3);
  });

  it('does not tie alerts beyond the window', () => {
    const key = 'ip:10.0.0.5@KRPUS';
    const ledger = play([alert({ t: minutes(0), keys: [key] }), alert({ t: minutes(31), keys: [key] })]);
    expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(2);
  });

  it('folds repeats under the earliest, counted', () => {
    const facts = [0, 1, 2, 3].map((minute) => alert({ t: minutes(minute), foldKey: 'same' }));
    const ledger = play(facts, 1);
    expect([...ledger.links.values()].map((row) => row.headId)).toEqual(facts.map(() => facts[0]?.id));
    expect(ledger.links.get(facts[0]?.id ?? '')?.state?.count).toBe(4);
  });

  it('marks an alert and its case as strictly as the strictest of its repeats, in whichever order they come', () => {
    const facts = [
      alert({ t: minutes(0), foldKey: 'same', severity: 70, tlp: 'GREEN', pap: 'RED' }),
      alert({ t: minutes(1), foldKey: 'same', severity: 70, tlp: 'RED', pap: 'AMBER' }),
      alert({ t: minutes(2), foldKey: 'same', severity: 70, tlp: 'AMBER', pap: 'CLEAR' }),
    ];
    for (const order of [facts, facts.toReversed()]) {
      const ledger = play(order, 1);
      expect(ledger.links.get(facts[0]?.id ?? '')?.state).toMatchObject({ tlp: 'RED', pap: 'RED' });
      expect([...ledger.cases.values()].map(({ facts: { tlp, pap } }) => [tlp, pap])).toEqual([['RED', 'RED']]);
    }
  });

  it('counts the parts of an intrusion that came in their order, whatever the order of arrival', () => {
    const step = (minute: number, title: string): AlertFact =>
      alert({ t: minutes(minute), keys: ['host:srv@KRPUS'], title, signature: title, severity: 60 });
    const facts = [
      step(0, 'Port scan of srv'),
      step(3, 'Brute force of a password'),
      step(6, 'Reverse shell to the outside'),
      step(9, 'sudo used for the first time'),
    ];
    for (const order of [facts, facts.toReversed()]) {
      const [found] = play(order, 1).cases.values();
      expect(found?.facts.stages).toEqual({
        scanning: minutes(0),
        'credential-access': minutes(3),
        'command-and-control': minutes(6),
        'privilege-escalation': minutes(9),
      });
      const { factors } = assessCase(found!.facts, { name: 'Busan', criticality: 1 }, correlationRules.case);
      expect(factors).toContainEqual({
        text: 'Parts of an intrusion in their order: scanning, then credential access, then privilege escalation',
        points: 5,
      });
    }
  });

  it('lets a late, earlier repeat become the head', () => {
    const [late, early] = [alert({ t: minutes(1), foldKey: 'same' }), alert({ t: minutes(0), foldKey: 'same' })];
    const ledger = play([late, early], 1);
    expect(ledger.links.get(late.id)?.headId).toBe(early.id);
    expect(ledger.links.get(early.id)?.headId).toBe(early.id);
  });

  it('leaves one head where a late alert makes one of two that came in the same batch', () => {
    const [first, second, between] = [0, 12, 6].map((minute) => alert({ t: minutes(minute), foldKey: 'same' }));
    for (const batch of [1, 3]) {
      const ledger = play([first!, second!, between!], batch);
      expect([...ledger.links.values()].map((row) => row.headId)).toEqual([first!.id, first!.id, first!.id]);
    }
  });

  it('joins two cases when a late alert bridges them, and keeps the older number', () => {
    const facts = [
      alert({ t: minutes(0), keys: ['ip:10.0.0.1@KRPUS'], severity: 70 }),
      alert({ t: minutes(2), keys: ['host:hmi@KRPUS'], severity: 80 }),
      alert({ t: minutes(1), keys: ['host:hmi@KRPUS', 'ip:10.0.0.1@KRPUS'] }),
    ];
    const ledger = play(facts, 1);
    expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(1);
    expect([...ledger.cases.values()].map((found) => found.number)).toEqual([1]);
  });

  it('opens no case for mild alerts of one kind, and one when another kind is tied to them', () => {
    const mild = alert({ t: minutes(0), keys: ['ip:10.0.0.1@KRPUS'], severity: 50 });
    expect(play([mild]).cases.size).toBe(0);
    const second = { t: minutes(1), keys: ['ip:10.0.0.1@KRPUS'], severity: 20 };
    expect(play([mild, alert(second)]).cases.size).toBe(0);
    expect(play([mild, alert({ ...second, signature: 'test:2' })]).cases.size).toBe(1);
  });

  it('ties nothing by an entity that too many share', () => {
    const crowd = Array.from({ length: 60 }, (_, index) =>
      alert({ t: T0 + index * 1000, keys: ['ip:10.0.0.53@KRPUS'], severity: 70 }),
    );
    const ledger = play(crowd);
    const sizes = new Map<string, number>();
    for (const row of ledger.links.values()) sizes.set(row.groupId, (sizes.get(row.groupId) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBe(correlationRules.entity.fanOut + 1);
    expect(sizes.size).toBe(60 - correlationRules.entity.fanOut);
  });

  it('recognises one event told by two paths', () => {
    const direct = alert({ t: minutes(0), eventKey: 'eve:1', foldKey: 'direct', sensorId: 'nids' });
    const wrapped = alert({ t: minutes(0) + 800, eventKey: 'eve:1', foldKey: 'wrapped', sensorId: 'siem' });
    const ledger = play([direct, wrapped], 1);
    expect(ledger.links.get(wrapped.id)).toMatchObject({ headId: direct.id, reasons: [{ rule: 'same-event' }] });
  });

  it('keeps sites apart and memory bounded by the horizon', () => {
    const engine = newEngine();
    for (let hour = 0; hour < 50; hour += 1) {
      engine.step(inputs(Array.from({ length: 20 }, (_, index) => alert({ t: T0 + hour * 3_600_000 + index * 1000 }))));
    }
    const [partition] = engine.partitions.values();
    expect(partition?.nodes.size).toBeLessThanOrEqual(40);
    expect(partition?.grouping.groups.size).toBeLessThanOrEqual(40);
  });

  describe('with drones', () => {
    const merged = (...lists: AlertFact[][]): AlertFact[] => lists.flat().sort((a, b) => a.t - b.t);

    it('fuses two sensors into one object and one case', () => {
      const facts = merged(
        flight('rid', 'remote-id', { keys: ['serial:S1'] }),
        flight('radar', 'sapient', { north: 25, error: 50 }),
      );
      const ledger = play(facts, 7);
      expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(1);
      const objects = [...ledger.links.values()].flatMap((row) => row.state?.track?.objectId ?? []);
      expect(objects).toHaveLength(2);
      expect(new Set(objects).size).toBe(1);
    });

    it('keeps two drones that fly far apart in two cases', () => {
      const ledger = play(merged(flight('rid', 'remote-id'), flight('radar', 'sapient', { north: 900 })), 7);
      expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(2);
    });

    it('never fuses tracks whose serial numbers differ by their shared transmitter', () => {
      const facts = merged(
        flight('rid1', 'remote-id', { keys: ['mac:aa@KRPUS', 'serial:S1'] }),
        flight('rid2', 'remote-id', { keys: ['mac:aa@KRPUS', 'serial:S2'], north: 2_000 }),
      );
      const ledger = play(facts, 1);
      expect(new Set([...ledger.links.values()].map((row) => row.groupId)).size).toBe(2);
    });

    it('puts a cyber alert and a drone in a zone of its site into one case, whichever came first', () => {
      const intrusion = alert({ t: T0 + 10_000, severity: 70, title: 'New device on the OT network' });
      const mild = alert({ t: T0 + 11_000, severity: 20 });
      const ledger = play(merged(flight('rid', 'remote-id'), [intrusion, mild]), 1);
      expect(ledger.links.get(intrusion.id)?.reasons).toMatchObject([{ rule: 'cyber-and-drone' }]);
      expect(ledger.links.get(intrusion.id)?.groupId).toBe(ledger.links.get(flightHead(ledger))?.groupId);
      expect(ledger.links.get(mild.id)?.groupId).not.toBe(ledger.links.get(intrusion.id)?.groupId);
      const [found] = ledger.cases.values();
      expect(found?.facts).toMatchObject({ kinds: ['airspace', 'cyber'], zone: 'warning' });
    });

    it('puts a person’s sighting into the case of the drone it describes', () => {
      const sighting = alert({
        t: T0 + 20_000,
        kind: 'human',
        sensorId: 'people',
        sensorKind: 'human',
        severity: 40,
        position: { ...moved({ lat: 35.1, lon: 129.04 }, { east: 2_650, north: 150 }), error: 300 },
      });
      const ledger = play(merged(flight('rid', 'remote-id'), [sighting]), 1);
      const rules = ledger.links.get(sighting.id)?.reasons.map((reason) => reason.rule);
      expect(rules).toEqual(['sighting-and-drone', 'sighting-on-track']);
      expect(ledger.cases.size).toBe(1);
    });

    it('ends the same for every order of arrival, cut and crash', () => {
      fc.assert(
        fc.property(arbitraryAirspace, arbitraryDelays(90), fc.integer({ min: 1, max: 20 }), (facts, delays, batch) => {
          const expected = play(facts, 1).picture(facts);
          expect(play(lateOrder(facts, delays), batch).picture(facts)).toEqual(expected);
        }),
        { numRuns: 200 },
      );
    });

    const flightHead = (ledger: ReturnType<typeof play>): string =>
      [...ledger.links].find(([id, row]) => row.headId === id && row.state?.track)?.[0] ?? '';
  });

  it('ends the same for every order of arrival within the lateness', () => {
    fc.assert(
      fc.property(arbitraryAlerts, arbitraryDelays(40), (facts, delays) => {
        const shuffled = lateOrder(facts, delays);
        expect(play(shuffled, 1).picture(facts)).toEqual(play(facts, 1).picture(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('ends the same however the input is cut into batches', () => {
    fc.assert(
      fc.property(arbitraryAlerts, fc.integer({ min: 1, max: 12 }), (facts, batch) => {
        expect(play(facts, batch).picture(facts)).toEqual(play(facts, 1).picture(facts));
      }),
      { numRuns: 200 },
    );
  });

  it('ends the same when it starts again from the store at any point', () => {
    fc.assert(
      fc.property(
        arbitraryAlerts,
        fc.array(fc.nat(40), { maxLength: 4 }),
        arbitraryDelays(40),
        (facts, crashes, delays) => {
          const order = lateOrder(facts, delays);
          expect(play(order, 1, crashes).picture(facts)).toEqual(play(order, 1).picture(facts));
        },
      ),
      { numRuns: 400 },
    );
  });
});
