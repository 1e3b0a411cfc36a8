import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import { alert, type EngineLedger, play, T0 } from '../../test/support/engine-world.ts';
import { arbitraryPace, taken } from '../../test/support/engine-queue.ts';
import { detection, rulesOf } from '../../test/support/rule-world.ts';
import type { AlertFact } from './alert-fact.ts';

const seconds = (count: number): number => T0 + count * 1000;

const bruteForce = rulesOf(`${detection('failed_login', 'login:failed')}
title: Many failed logins
id: 0e95725d-7320-415d-80f7-004da920fc11
taxonomy: idmefv2
correlation:
  type: event_count
  rules: [failed_login]
  group-by: [Source.IP]
  timespan: 10m
  condition: { gte: 3 }
level: high
`);

function failure(second: number, ip: string, more: Partial<AlertFact> = {}): AlertFact {
  return alert({
    t: seconds(second),
    signature: 'login:failed',
    severity: 20,
    entities: [{ type: 'ip', value: ip, role: 'source' }],
    ...more,
  });
}

const groups = (ledger: EngineLedger): number => new Set([...ledger.links.values()].map((row) => row.groupId)).size;

describe('RuleTies', () => {
  it('ties the alerts that fired a rule, opens a case and says why', () => {
    const facts = [failure(0, '203.0.113.5'), failure(60, '203.0.113.5'), failure(120, '203.0.113.5')];
    const ledger = play([...facts, failure(130, '203.0.113.9')], 1, [], bruteForce);
    expect(groups(ledger)).toBe(2);
    expect(ledger.links.get(facts[2]!.id)?.reasons).toMatchObject([
      {
        rule: 'sigma:0e95725d-7320-415d-80f7-004da920fc11',
        version: 1,
        text: `Rule “Many failed logins” (high, version 1): 3 matches with Source.IP 203.0.113.5, in 2 min of at most 10 min; together with “${facts[1]!.title}”`,
        facts: { measured: 3, windowSeconds: 600, alertId: facts[1]!.id, level: 'high' },
      },
    ]);
    expect([...ledger.cases.values()]).toMatchObject([
      { number: 1, facts: { ruled: { floor: 65, title: 'Many failed logins' } } },
    ]);
  });

  it('counts repeats, and opens a case of one alert that alone is many', () => {
    const facts = [0, 5, 10].map((second) => failure(second, '203.0.113.5', { foldKey: 'same' }));
    const ledger = play(facts, 1, [], bruteForce);
    expect(ledger.links.get(facts[0]!.id)?.reasons).toMatchObject([{ text: expect.stringContaining('3 matches') }]);
    expect(ledger.cases.size).toBe(1);
    expect(play(facts.slice(0, 2), 1, [], bruteForce).cases.size).toBe(0);
  });

  it('counts one event told by two paths once', () => {
    const facts = [0, 5, 5].map((second, index) =>
      failure(second, '203.0.113.5', index > 0 ? { eventKey: 'eve:1', foldKey: `path ${index}` } : {}),
    );
    expect(play(facts, 1, [], bruteForce).cases.size).toBe(0);
  });

  describe.each([
    ['counts', bruteForce],
    [
      'orders, chains and absences',
      rulesOf(`${detection('a', 'kind:0')}${detection('b', 'kind:1')}${detection('c', 'kind:2')}
title: Alone
name: alone
taxonomy: idmefv2
logsource: { category: alert }
detection: { s: { Signature: 'kind:2', Severity|gte: 30 }, condition: s }
level: low
---
title: Some a
name: some_a
taxonomy: idmefv2
correlation: { type: event_count, rules: [a], group-by: [Site], timespan: 5m, condition: { gte: 2 } }
---
title: Then b
name: then_b
taxonomy: idmefv2
correlation: { type: temporal_ordered, rules: [some_a, b], group-by: [Site], timespan: 20m }
level: medium
---
title: All three
name: all_three
taxonomy: idmefv2
correlation: { type: temporal, rules: [a, b, c], group-by: [Any.IP], timespan: 15m }
level: low
---
title: One without another
name: one_without
taxonomy: idmefv2
correlation: { type: temporal, rules: [a, b, c], group-by: [Site], timespan: 4m, condition: a and (b or not c) }
level: high
---
title: Nothing after
name: nothing_after
taxonomy: idmefv2
correlation: { type: event_count, rules: [c], group-by: [Site], timespan: 10m, condition: { gte: 2 } }
level: medium
x-case: { absence: { rule: b, when: after, within: 3m } }
---
title: Severities
name: severities
taxonomy: idmefv2
correlation: { type: value_avg, rules: [b, c], group-by: [Any.IP], timespan: 10m, condition: { field: Severity, gte: 50 } }
level: medium
---
title: Different addresses
name: different_addresses
taxonomy: idmefv2
correlation: { type: value_count, rules: [a, b], group-by: [Site], timespan: 10m, condition: { field: Any.IP, gte: 2 } }
level: medium
`),
    ],
  ])('with rules of %s', (_name, rules) => {
    it('ends the same for every order of arrival within the lateness, every doubling and every crash', () => {
      fc.assert(
        fc.property(
          arbitraryMatches,
          fc.array(fc.nat(10_000_000), { minLength: 30, maxLength: 30 }),
          fc.array(fc.nat(30), { maxLength: 3 }),
          (facts, delays, crashes) => {
            const expected = picture(play(facts, 1, [], rules), facts);
            const order = shuffled(facts, delays);
            expect(picture(play(order, 3, [], rules), facts)).toEqual(expected);
            expect(picture(play(order, 1, crashes, rules), facts)).toEqual(expected);
          },
        ),
        { numRuns: Number(process.env['RUNS'] ?? 400) },
      );
    });

    it('ends the same whatever is taken before its turn', () => {
      fc.assert(
        fc.property(
          arbitraryMatches,
          fc.array(fc.nat(10_000_000), { minLength: 30, maxLength: 30 }),
          arbitraryPace,
          fc.array(fc.nat(2), { minLength: 30, maxLength: 30 }),
          (facts, delays, pace, chosen) => {
            const first = new Set(facts.filter((_, place) => chosen[place] === 0));
            const { ledger } = taken(shuffled(facts, delays), pace, (fact) => first.has(fact), rules);
            expect(picture(ledger, facts)).toEqual(picture(play(facts, 1, [], rules), facts));
          },
        ),
        { numRuns: Number(process.env['RUNS'] ?? 200) },
      );
    });
  });
});

/** Alerts of three kinds over an hour and a half, some of them repeats. */
const arbitraryMatches: fc.Arbitrary<AlertFact[]> = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 5_400 }),
      kind: fc.nat(2),
      ip: fc.nat(2),
      fold: fc.nat(9),
      severity: fc.integer({ min: 0, max: 59 }),
    }),
    { minLength: 2, maxLength: 30 },
  )
  .map((items) =>
    items
      .map(({ second, kind, ip, fold, severity }, index) =>
        alert({
          ref: `s:${String(index).padStart(3, '0')}`,
          t: seconds(second),
          signature: kind === 0 ? 'login:failed' : `kind:${kind}`,
          foldKey: `f${fold}|${kind}|${ip}`,
          title: `Alert ${index}`,
          severity,
          entities: [{ type: 'ip', value: `203.0.113.${ip}`, role: 'source' }],
        }),
      )
      .sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1)),
  )
  // Both sets of rules read the first kind, each under its own name.
  .chain((facts) =>
    fc
      .boolean()
      .map((logins) =>
        logins
          ? facts
          : facts.map((fact) => ({ ...fact, signature: fact.signature.replace('login:failed', 'kind:0') })),
      ),
  );

function shuffled(facts: readonly AlertFact[], delays: readonly number[]): AlertFact[] {
  return facts
    .map((fact, index) => ({
      fact,
      arrives: fact.t + ((delays[index] ?? 0) % (correlationRules.latenessSeconds * 1000)),
    }))
    .sort((a, b) => a.arrives - b.arrives)
    .map(({ fact }) => fact);
}

/** Who is with whom and why, with what the rules measured. */
function picture(ledger: EngineLedger, facts: readonly AlertFact[]): unknown {
  const fired = [...ledger.links].flatMap(([id, row]) =>
    row.reasons
      .filter(({ rule }) => rule.startsWith('sigma:'))
      .map(({ text, facts: { measured, matches, until } }) => ({ id, text, measured, matches, until })),
  );
  const reasons = fired.sort((a, b) => (a.id + a.text < b.id + b.text ? -1 : 1));
  return { groups: ledger.picture(facts), reasons };
}
