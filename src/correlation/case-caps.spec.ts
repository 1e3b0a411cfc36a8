import * as fc from 'fast-check';
import { type CorrelationRules, correlationRules } from '../../config/correlation-rules.ts';
import { arbitraryDelays, lateOrder } from '../../test/support/engine-arbitraries.ts';
import { alert, type EngineLedger, play, T0 } from '../../test/support/engine-world.ts';
import { NO_RULES } from '../rules/rule-set.ts';
import type { AlertFact } from './alert-fact.ts';
import { fullnessOf } from './case-caps.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The rules with smaller caps, so that a spec can reach them. */
function capped(heads: number, days: number): CorrelationRules {
  const caps = { heads, days } as unknown as CorrelationRules['case']['caps'];
  return { ...correlationRules, case: { ...correlationRules.case, caps } };
}

/** One intrusion that goes on: every so many minutes something new of the same account. */
function intrusion(count: number, everyMinutes: number): AlertFact[] {
  return Array.from({ length: count }, (_, step) =>
    alert({
      ref: `intrusion:${String(step).padStart(4, '0')}`,
      t: T0 + step * everyMinutes * MINUTE,
      keys: ['user:crane@KRPUS'],
      signature: `step:${step}`,
      severity: step === 0 ? 70 : 30,
    }),
  );
}

/** Heads of each case, in order of numbers, and the number of the one it goes on with. */
function casesOf(ledger: EngineLedger): { heads: number; continues: number | undefined }[] {
  const ordered = [...ledger.cases].sort(([, a], [, b]) => a.number - b.number);
  return ordered.map(([id, { continues }]) => ({
    heads: [...ledger.links].filter(([alertId, row]) => row.groupId === id && row.headId === alertId).length,
    continues: ledger.cases.get(continues ?? '')?.number,
  }));
}

describe('fullnessOf', () => {
  const group = (firsts: number[], gone = 0): Parameters<typeof fullnessOf>[0] => ({
    nodes: new Set(firsts.map((first) => ({ first }))),
    gone,
    facts: { first: Math.min(...firsts), last: Math.max(...firsts) } as never,
  });

  it('lets a case be as old as the cap, and no older', () => {
    expect(fullnessOf(group([T0, T0 + DAY]), { heads: 10, days: 30 }, MINUTE).from).toBe(T0 + 30 * DAY);
  });

  it('counts the lateness from the start of the last alert that fitted', () => {
    const full = fullnessOf(group([T0, T0 + 2, T0 + 5, T0 + 9]), { heads: 3, days: 30 }, MINUTE);
    expect(full).toEqual({ from: T0 + 5 + MINUTE, words: 'held 3 alerts' });
  });

  it('counts alerts that left memory', () => {
    expect(fullnessOf(group([T0 + 5, T0 + 9], 2), { heads: 3, days: 30 }, MINUTE).from).toBe(T0 + 5 + MINUTE);
    expect(fullnessOf(group([T0 + 5, T0 + 9], 90), { heads: 3, days: 30 }, MINUTE).from).toBe(T0 + 5 + MINUTE);
  });
});

describe('a case that is full', () => {
  it('goes on in a successor, which says so, and that in another', () => {
    const facts = intrusion(30, 12);
    const ledger = play(facts, 1, [], NO_RULES, capped(10, 30));
    expect(casesOf(ledger)).toEqual([
      { heads: 10, continues: undefined },
      { heads: 10, continues: 1 },
      { heads: 10, continues: 2 },
    ]);
    expect(ledger.links.get(facts[10]?.id ?? '')?.reasons[0]?.text).toBe(
      'Shares account crane with “Alert intrusion:0009”, which began 12 min earlier (one of 2 earlier alerts with it); that case held 10 alerts by then, so this goes on in one of its own',
    );
  });

  it('is so by its age, too', () => {
    const ledger = play(intrusion(300, 20), 7, [], NO_RULES, capped(10_000, 2));
    expect(casesOf(ledger)).toEqual([
      { heads: 145, continues: undefined },
      { heads: 145, continues: 1 },
      { heads: 10, continues: 2 },
    ]);
  });

  it('takes in repeats of what it holds', () => {
    const facts = intrusion(10, 1).concat(
      Array.from({ length: 40 }, (_, minute) =>
        alert({ t: T0 + (9 + minute) * MINUTE, keys: ['user:crane@KRPUS'], foldKey: 'beacon', severity: 30 }),
      ),
    );
    expect(casesOf(play(facts, 1, [], NO_RULES, capped(11, 30)))).toEqual([{ heads: 11, continues: undefined }]);
  });

  it('is full with the same alerts in whatever order they come, and after any crash', () => {
    const facts = intrusion(40, 3);
    fc.assert(
      fc.property(
        arbitraryDelays(40),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (delays, batch, crashes) => {
          const points = crashes.map((crash) => crash - (crash % batch));
          const ledger = play(lateOrder(facts, delays), batch, points, NO_RULES, capped(9, 30));
          const undisturbed = play(facts, 1, [], NO_RULES, capped(9, 30));
          expect(ledger.picture(facts)).toEqual(undisturbed.picture(facts));
          expect(casesOf(ledger)).toEqual(casesOf(undisturbed));
        },
      ),
      { numRuns: 60 },
    );
  });
});
