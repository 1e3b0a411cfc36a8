import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import { alert, arbitraryAlerts, newEngine, inputs, play, T0 } from '../../test/support/engine-world.ts';
import type { AlertFact } from './alert-fact.ts';

const minutes = (count: number): number => T0 + count * 60_000;

/** Any order in which no alert comes later than the lateness behind one that happened after it. */
function shuffleWithinLateness(facts: readonly AlertFact[], delays: readonly number[]): AlertFact[] {
  return facts
    .map((fact, index) => ({
      fact,
      arrives: fact.t + ((delays[index] ?? 0) % (correlationRules.latenessSeconds * 1000)),
    }))
    .sort((a, b) => a.arrives - b.arrives)
    .map(({ fact }) => fact);
}

describe('CorrelationEngine', () => {
  it('ties alerts that share an entity within the window, and says so', () => {
    const a = alert({ t: minutes(0), keys: ['ip:10.0.0.5@KRPUS'], title: 'Scan' });
    const b = alert({ t: minutes(5), keys: ['ip:10.0.0.5@KRPUS'], title: 'Write to PLC' });
    const ledger = play([a, b]);
    expect(ledger.links.get(b.id)?.groupId).toBe(ledger.links.get(a.id)?.groupId);
    expect(ledger.links.get(b.id)?.reasons[0]).toMatchObject({
      rule: 'shared-entity',
      text: 'Shares address 10.0.0.5 with “Scan”, which began 5 min earlier',
      facts: { alertId: a.id, gapSeconds: 300 },
    });
    expect(ledger.cases.size).toBe(1);
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

  it('lets a late, earlier repeat become the head', () => {
    const [late, early] = [alert({ t: minutes(1), foldKey: 'same' }), alert({ t: minutes(0), foldKey: 'same' })];
    const ledger = play([late, early], 1);
    expect(ledger.links.get(late.id)?.headId).toBe(early.id);
    expect(ledger.links.get(early.id)?.headId).toBe(early.id);
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

  it('opens no case for a lone, mild alert, and one when a second is tied to it', () => {
    const mild = alert({ t: minutes(0), keys: ['ip:10.0.0.1@KRPUS'], severity: 50 });
    expect(play([mild]).cases.size).toBe(0);
    expect(play([mild, alert({ t: minutes(1), keys: ['ip:10.0.0.1@KRPUS'], severity: 20 })]).cases.size).toBe(1);
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

  it('ends the same for every order of arrival within the lateness', () => {
    fc.assert(
      fc.property(arbitraryAlerts, fc.array(fc.nat(10_000_000), { minLength: 40, maxLength: 40 }), (facts, delays) => {
        const shuffled = shuffleWithinLateness(facts, delays);
        expect(play(shuffled, 1).picture(facts)).toEqual(play(facts, 1).picture(facts));
      }),
      { numRuns: 1_500 },
    );
  });

  it('ends the same however the input is cut into batches', () => {
    fc.assert(
      fc.property(arbitraryAlerts, fc.integer({ min: 1, max: 12 }), (facts, batch) => {
        expect(play(facts, batch).picture(facts)).toEqual(play(facts, 1).picture(facts));
      }),
      { numRuns: 500 },
    );
  });

  it('ends the same when it starts again from the store at any point', () => {
    fc.assert(
      fc.property(
        arbitraryAlerts,
        fc.array(fc.nat(40), { maxLength: 4 }),
        fc.array(fc.nat(10_000_000), { minLength: 40, maxLength: 40 }),
        (facts, crashes, delays) => {
          const order = shuffleWithinLateness(facts, delays);
          expect(play(order, 1, crashes).picture(facts)).toEqual(play(order, 1).picture(facts));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
