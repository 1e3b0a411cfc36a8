import * as fc from 'fast-check';
import { detection, rulesOf } from '../../test/support/rule-world.ts';
import type { RuleSubject } from './rule-subject.ts';
import type { RuleOutcome } from './rule-outcome.ts';
import { RuleRun } from './rule-run.ts';
import type { RuleSet } from './rule-set.ts';

const LATENESS_MS = 60_000;

interface Told {
  second: number;
  signature: string;
  user?: string;
  severity?: number;
  east?: number;
  early?: boolean;
}

interface Node {
  name: string;
}

const KINDS = ['a', 'b', 'c'].map((name) => detection(name, name)).join('');

/** One correlation named `it` over alerts of the kinds a, b and c. */
function correlating(body: string, more = ''): RuleSet {
  return rulesOf(`${KINDS}title: it\nname: it\ntaxonomy: idmefv2\ncorrelation:\n  ${body}\n${more}`);
}

function subjectOf({ signature, user, severity = 50, east }: Told): RuleSubject {
  return {
    kind: 'cyber',
    signature,
    title: signature,
    severity,
    sensorCode: 'one',
    sensorKind: 'suricata',
    analyzer: null,
    categories: [],
    entities: user === undefined ? [] : [{ type: 'user', value: user, role: 'target' }],
    track: null,
    position: east === undefined ? null : { lat: 0, lon: east / 100_000 },
    siteCode: 'KRPUS',
    zoneLevel: () => 'outside',
    zones: () => [],
  };
}

/** Seconds at whose windows the rule `it` holds in the end, however the alerts came. */
function firings(rules: RuleSet, told: readonly Told[], name = 'it'): number[] {
  const run = new RuleRun<Node>(
    rules,
    LATENESS_MS,
    (a, b) => a.name < b.name,
    (a, b) => Math.abs(a.lon - b.lon) * 100_000,
  );
  const standing = new Map<string, Map<string, number>>();
  let watermark = Number.NEGATIVE_INFINITY;
  const apply = (outcome: RuleOutcome<Node>): void => {
    for (const { place, judgement } of outcome.judgements) {
      if (rules.correlations[place]?.rule.name !== name) continue;
      const group = standing.get(judgement.group.hash) ?? new Map<string, number>();
      standing.set(judgement.group.hash, group);
      const { since } = judgement;
      if (since) {
        for (const [ref, t] of group) if (t > since.t || (t === since.t && ref >= since.ref)) group.delete(ref);
      }
      for (const { match } of judgement.firings) group.set(match.ref, match.t);
    }
  };
  for (const one of told) {
    const t = one.second * 1000;
    if (!one.early) watermark = Math.max(watermark, t);
    const ref = JSON.stringify(one);
    apply(run.take({ t, ref, identity: ref, node: { name: ref }, subject: subjectOf(one) }, watermark));
  }
  return [...standing.values()].flatMap((group) => [...group.values()].map((t) => t / 1000)).sort((a, b) => a - b);
}

const at = (signature: string, ...seconds: number[]): Told[] => seconds.map((second) => ({ second, signature }));
const inOrder = (...told: Told[][]): Told[] => told.flat().sort((a, b) => a.second - b.second);

describe('RuleRun', () => {
  const three = correlating(
    '{ type: event_count, rules: [a], group-by: [Site], timespan: 10s, condition: { gte: 3 } }',
  );

  it('counts in windows that slide, each ending with an alert', () => {
    expect(firings(three, at('a', 0, 5, 9, 10, 16, 30))).toEqual([9, 10, 16]);
    expect(firings(three, at('a', 0, 10, 11, 20, 21))).toEqual([20, 21]);
  });

  it('judges what was taken before its turn once the watermark has come to it', () => {
    const early = [100, 105, 109].map((second) => ({ second, signature: 'a', early: true }));
    const until = (second: number) => firings(three, [...at('a', 0), ...early, ...at('a', 99), ...at('b', second)]);
    expect([104, 107, 200].map(until)).toEqual([[], [105], [105, 109]]);
  });

  it('takes two bounds for a range, and waits where more could undo it', () => {
    const rules = correlating(
      '{ type: event_count, rules: [a], group-by: [Site], timespan: 10s, condition: { gt: 1, lt: 3 } }',
    );
    expect(firings(rules, at('a', 0, 1, 2))).toEqual([]);
    expect(firings(rules, inOrder(at('a', 0, 1, 2, 15, 16), at('b', 200)))).toEqual([1, 16]);
  });

  it('counts different values, of each group for itself', () => {
    const rules = correlating(
      '{ type: value_count, rules: [a], group-by: [Severity], timespan: 10s, condition: { field: Any.User, gte: 2 } }',
    );
    const told = (users: string[], severity = 50): Told[] =>
      users.map((user, second) => ({ second, signature: 'a', user, severity }));
    expect(firings(rules, told(['kim', 'Kim', 'lee']))).toEqual([2]);
    expect(firings(rules, inOrder(told(['kim', 'kim']), told(['lee', 'lee'], 60)))).toEqual([]);
  });

  it('leaves out what lacks a field it groups by', () => {
    const rules = correlating(
      '{ type: event_count, rules: [a], group-by: [Any.User], timespan: 10s, condition: { gte: 2 } }',
    );
    expect(firings(rules, at('a', 0, 1, 2))).toEqual([]);
    expect(
      firings(
        rules,
        [0, 1].map((second) => ({ second, signature: 'a', user: 'kim' })),
      ),
    ).toEqual([1]);
  });

  it.each<[type: string, condition: string, severities: number[], expected: number[]]>([
    ['value_sum', 'gte: 100', [40, 50, 10, 5], [2, 3]],
    ['value_avg', 'gt: 45', [40, 50, 60, 0], [2]],
    ['value_percentile', 'percentile: 50, gte: 50', [40, 50, 60, 70, 10, 10], [2, 3, 4]],
    ['value_percentile', 'percentile: 100, lt: 50', [40, 45, 60], [0, 1]],
  ])('%s with %s', (type, condition, severities, expected) => {
    const rules = correlating(
      `{ type: ${type}, rules: [a], group-by: [Site], timespan: 20s, condition: { field: Severity, ${condition} } }`,
    );
    const told = severities.map((severity, second): Told => ({ second, signature: 'a', severity }));
    // One that comes a good while later settles what waits.
    const later: Told = { second: 100, signature: 'a', severity: 0 };
    expect(firings(rules, [...told, later]).filter((second) => second < 100)).toEqual(expected);
  });

  it('temporal: all of its rules, in any order', () => {
    const rules = correlating('{ type: temporal, rules: [a, b, c], group-by: [Site], timespan: 10s }');
    expect(firings(rules, inOrder(at('c', 0), at('a', 4), at('b', 9)))).toEqual([9]);
    expect(firings(rules, inOrder(at('c', 0), at('a', 4), at('b', 11)))).toEqual([]);
    const two = correlating(
      '{ type: temporal, rules: [a, b, c], group-by: [Site], timespan: 10s, condition: { gte: 2 } }',
    );
    expect(firings(two, inOrder(at('c', 0), at('a', 4)))).toEqual([4]);
  });

  it('temporal_ordered: in the order listed, one alert for one rule, equal times in any order', () => {
    const rules = correlating('{ type: temporal_ordered, rules: [a, b, c], group-by: [Site], timespan: 10s }');
    expect(firings(rules, inOrder(at('a', 0), at('b', 4), at('c', 9)))).toEqual([9]);
    expect(firings(rules, inOrder(at('b', 0), at('a', 4), at('c', 9)))).toEqual([]);
    expect(firings(rules, inOrder(at('c', 3), at('b', 3), at('a', 3)))).toEqual([3]);
    expect(firings(rules, inOrder(at('a', 0), at('b', 4), at('c', 11)))).toEqual([]);
  });

  it('conditions of names: not before and, and before or', () => {
    const rules = correlating(
      '{ type: temporal, rules: [a, b, c], group-by: [Site], timespan: 10s, condition: a and (b or not c) }',
    );
    const later = at('b', 200);
    expect(firings(rules, inOrder(at('a', 0), later))).toEqual([0]);
    expect(firings(rules, inOrder(at('c', 0), at('a', 1), later))).toEqual([]);
    expect(firings(rules, inOrder(at('c', 0), at('a', 1), at('b', 2), later))).toEqual([2]);
  });

  it('chains: a rule of rules, each grouped in its own way', () => {
    const rules = rulesOf(`${KINDS}title: inner
name: inner
taxonomy: idmefv2
correlation: { type: event_count, rules: [a], group-by: [Site, Any.User], timespan: 10s, condition: { gte: 2 } }
---
title: it
name: it
taxonomy: idmefv2
correlation: { type: temporal_ordered, rules: [inner, b], group-by: [Any.User], timespan: 20s }
`);
    const of = (user: string, signature: string, ...seconds: number[]): Told[] =>
      seconds.map((second) => ({ second, signature, user }));
    expect(firings(rules, inOrder(of('kim', 'a', 0, 1), of('kim', 'b', 15)))).toEqual([15]);
    expect(firings(rules, inOrder(of('kim', 'a', 0, 1), of('lee', 'b', 15)))).toEqual([]);
    expect(firings(rules, inOrder(of('kim', 'a', 0, 11), of('kim', 'b', 15)))).toEqual([]);
    // Inner rules speak only where the outer one says so.
    expect(firings(rules, of('kim', 'a', 0, 1), 'inner')).toEqual([]);
  });

  it('lets rules that others refer to speak for themselves where `generate` says so', () => {
    const text = `${KINDS}title: inner
name: inner
taxonomy: idmefv2
correlation: { type: event_count, rules: [a], group-by: [Site], timespan: 10s, condition: { gte: 2 } }
---
title: it
name: it
taxonomy: idmefv2
correlation: { type: temporal, rules: [inner, b], group-by: [Site], timespan: 20s }
generate: true
`;
    expect(firings(rulesOf(text), at('a', 0, 1), 'inner')).toEqual([1]);
  });

  it('space: only what lies near the last alert counts', () => {
    const rules = correlating(
      '{ type: event_count, rules: [a], group-by: [Site], timespan: 10s, condition: { gte: 2 } }',
      'x-case: { space: { within-metres: 100 } }',
    );
    const told = (...easts: (number | undefined)[]): Told[] =>
      easts.map((east, second) => Object.assign({ second, signature: 'a' }, east === undefined ? {} : { east }));
    expect(firings(rules, told(0, 90))).toEqual([1]);
    expect(firings(rules, told(0, 500, 50))).toEqual([2]);
    expect(firings(rules, told(0, undefined))).toEqual([]);
  });

  it.each([
    ['after', 10, [0]],
    ['after', -10, []],
    ['before', 10, []],
    ['before', -10, [0]],
    ['around', 10, [0]],
    ['around', 25, []],
  ])('absence %s: told once it cannot be contradicted, of what comes after %d s', (when, second, broken) => {
    const rules = correlating(
      '{ type: event_count, rules: [a], group-by: [Site], timespan: 10s, condition: { gte: 1 } }',
      `x-case: { absence: { rule: b, when: ${when}, within: 20s } }`,
    );
    const later = at('c', 300);
    const settled = at('a', 400);
    const fired = firings(rules, [...inOrder(at('a', 0), at('b', second), later), ...settled]);
    expect(fired).toEqual(broken.length === 0 ? [0] : []);
    // Not before its time and the lateness have passed.
    expect(firings(rules, inOrder(at('a', 0), at('c', 50)))).toEqual([]);
  });

  it('ends with the same firings as a look at all alerts at once, whatever order they came in', () => {
    const rules = rulesOf(`${KINDS}title: it
name: it
taxonomy: idmefv2
correlation: { type: event_count, rules: [a, b], group-by: [Any.User], timespan: 30s, condition: { gte: 3 } }
`);
    const alerts = fc.uniqueArray(
      fc.record({
        second: fc.nat(300),
        signature: fc.constantFrom('a', 'b', 'c'),
        user: fc.constantFrom('kim', 'lee'),
        delay: fc.nat(LATENESS_MS / 1000 - 1),
      }),
      { maxLength: 60, selector: ({ second, signature, user }) => `${second}${signature}${user}` },
    );
    fc.assert(
      fc.property(alerts, fc.boolean(), (told, doubled) => {
        const arriving = [...told, ...(doubled ? told : [])].sort((x, y) => x.second + x.delay - y.second - y.delay);
        const counted = told.filter(({ signature }) => signature !== 'c');
        const expected = counted
          .filter(({ second, user, signature }) => {
            const ref = JSON.stringify({ second, signature, user });
            const window = counted.filter(
              (other) =>
                other.user === user &&
                other.second >= second - 30 &&
                (other.second < second ||
                  (other.second === second &&
                    JSON.stringify({ second: other.second, signature: other.signature, user }) <= ref)),
            );
            return window.length >= 3;
          })
          .map(({ second }) => second);
        const found = firings(
          rules,
          arriving.map(({ second, signature, user }) => ({ second, signature, user })),
        );
        expect(found).toEqual(expected.sort((x, y) => x - y));
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds no more than its timespan and the lateness ask for', () => {
    const rules = correlating(
      '{ type: event_count, rules: [a], group-by: [Any.User], timespan: 10s, condition: { gte: 2 } }',
    );
    const run = new RuleRun<Node>(
      rules,
      LATENESS_MS,
      () => true,
      () => 0,
    );
    for (let second = 0; second < 5_000; second += 1) {
      const told = { second, signature: 'a', user: `user ${second}` };
      const t = second * 1000;
      run.take({ t, ref: `${second}`, identity: `${second}`, node: { name: '' }, subject: subjectOf(told) }, t);
    }
    expect(run.running[0]?.groupCount).toBeLessThan(120);
  });
});
