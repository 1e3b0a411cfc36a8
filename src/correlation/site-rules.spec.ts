import * as fc from 'fast-check';
import { testSite } from '../../test/support/engine-site.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../test/support/engine-world.ts';
import { detection } from '../../test/support/rule-world.ts';
import { readRuleText } from '../rules/rule-text.ts';
import type { AlertFact } from './alert-fact.ts';
import { type BookedRule, mayRead, runsAt } from './booked-rule.ts';
import type { EngineInput } from './correlation-engine.ts';

const TEXT = `${detection('failed_login', 'login:failed')}
title: Many failed logins
name: many
taxonomy: idmefv2
correlation:
  type: event_count
  rules: [failed_login]
  group-by: [Source.IP]
  timespan: 10m
  condition: { gte: 3 }
level: high
`;

function booked(runId: string, mode: BookedRule['mode'], more: Partial<BookedRule> = {}): BookedRule {
  return {
    runId,
    ruleId: 'r',
    version: 1,
    mode,
    begun: 0,
    nation: testSite.nation,
    organisationId: testSite.organisationId,
    scope: 'organisation',
    ...readRuleText(TEXT, [], { id: runId, version: 1 }),
    ...more,
  };
}

function failure(second: number, more: Partial<AlertFact> = {}): AlertFact {
  return alert({
    t: T0 + second * 1000,
    ref: `auth:${String(second).padStart(4, '0')}`,
    signature: 'login:failed',
    severity: 20,
    entities: [{ type: 'ip', value: '203.0.113.5', role: 'source' }],
    ...more,
  });
}

type Step = AlertFact | { begin: BookedRule } | { end: string };

/** Takes steps in order, each at its place; dies and starts again from the store after some. */
function run(steps: readonly Step[], crashes: readonly number[] = []): EngineLedger {
  const ledger = new EngineLedger();
  let engine = newEngine();
  let book: BookedRule[] = [];
  const taken: AlertFact[] = [];
  const ordinals = new Map<string, number>();
  for (const [at, step] of steps.entries()) {
    const ordinal = at + 1;
    let input: EngineInput;
    if ('begin' in step) {
      const rule = { ...step.begin, begun: ordinal };
      book.push(rule);
      input = { kind: 'rule', change: { is: 'begun', rule }, ordinal };
    } else if ('end' in step) {
      book = book.filter(({ runId }) => runId !== step.end);
      input = { kind: 'rule', change: { is: 'ended', runId: step.end }, ordinal };
    } else {
      taken.push(step);
      ordinals.set(step.id, ordinal);
      input = { kind: 'alert', fact: step, ordinal };
    }
    ledger.apply(engine.step([input]));
    if (crashes.includes(at)) {
      const ordinalOf = ({ id }: AlertFact): number => ordinals.get(id) ?? 0;
      engine = ledger.restart(engine.nextCaseNumber, taken, undefined, book, ordinalOf);
    }
  }
  return ledger;
}

/** An alert that comes this many seconds late, which is within the lateness. */
interface Late {
  jitter: number;
}

/** Alerts as time goes on, a minute from one to the next, each a little late; each rule begins once, and ends after it did. */
function inOrder(given: readonly (Exclude<Step, AlertFact> | Late)[]): Step[] {
  const begun = new Set<string>();
  const times = new Set<number>();
  return given.flatMap((one, at): Step[] => {
    if ('end' in one) return begun.has(one.end) ? [one] : [];
    if ('jitter' in one) {
      const second = 60 * at + 600 - one.jitter;
      if (times.has(second)) return [];
      times.add(second);
      return [failure(second)];
    }
    if (begun.has(one.begin.runId)) return [];
    begun.add(one.begin.runId);
    return [one];
  });
}

const facts = (steps: readonly Step[]): AlertFact[] => steps.filter((step) => 'ref' in step);
const tied = (ledger: EngineLedger, step: AlertFact): string[] =>
  (ledger.links.get(step.id)?.reasons ?? []).flatMap(({ rule, facts: { runsSince } }) =>
    rule.startsWith('sigma:') ? [`${rule} since ${String(runsSince)}`] : [],
  );

describe('rules of the rule book at a site', () => {
  it('read the alerts after the place where they began, and say which that is', () => {
    const [a, b, c, d, e] = [0, 10, 20, 30, 40].map((second) => failure(second)) as [
      AlertFact,
      AlertFact,
      AlertFact,
      AlertFact,
      AlertFact,
    ];
    const ledger = run([a, b, { begin: booked('one', 'live') }, c, d, e]);
    expect([a, b, c].map((fact) => tied(ledger, fact))).toEqual([[], [], []]);
    expect(tied(ledger, e)).toEqual(['sigma:many since 3']);
    expect(new Set([c, d, e].map(({ id }) => ledger.links.get(id)?.groupId)).size).toBe(1);
    expect(ledger.links.get(a.id)?.groupId).not.toBe(ledger.links.get(c.id)?.groupId);
    expect(ledger.cases.size).toBe(1);
  });

  it('tie no more once they have ended, and what they tied stands', () => {
    const steps = [{ begin: booked('one', 'live') }, failure(0), failure(10), failure(20), { end: 'one' }, failure(30)];
    const ledger = run(steps);
    const last = facts(steps).at(-1);
    expect(last && tied(ledger, last)).toEqual([]);
    expect(ledger.cases.size).toBe(1);
  });

  it('in test tie nothing and open nothing, and say what they would have done', () => {
    const steps = [{ begin: booked('t', 'test') }, ...[0, 10, 20, 30].map((second) => failure(second))];
    const ledger = run(steps);
    expect([ledger.cases.size, facts(steps).flatMap((fact) => tied(ledger, fact))]).toEqual([0, []]);
    expect(ledger.shadows.of('t')).toEqual([
      {
        key: `203.0.113.5|${T0 + 20_000}|auth:0020`,
        group: '203.0.113.5',
        first: { t: T0 + 20_000, ref: 'auth:0020' },
        last: { t: T0 + 30_000, ref: 'auth:0030' },
        alertIds: facts(steps).map(({ id }) => id),
        more: false,
      },
    ]);
  });

  it('run at the sites of their organisation, or of the nation, and read what the organisation may see', () => {
    const other = { ...testSite, organisationId: 'other' };
    const rule = booked('one', 'live');
    expect([runsAt(rule, testSite), runsAt(rule, other)]).toEqual([true, false]);
    expect([runsAt({ ...rule, scope: 'nation' }, other)]).toEqual([true]);
    expect([runsAt({ ...rule, scope: 'nation' }, { ...other, nation: 'SG' })]).toEqual([false]);
    const readable = (site: typeof testSite): string[] =>
      ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED', 'PURPLE'].filter((tlp) => mayRead(rule, { tlp }, site));
    expect(readable(testSite)).toEqual(['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']);
    expect(readable(other)).toEqual(['CLEAR', 'GREEN', 'AMBER']);
  });

  it('do not read what their organisation may not see, of the site of another', () => {
    const cert = { scope: 'nation' as const, organisationId: 'cert' };
    const strict = { tlp: 'AMBER+STRICT' };
    const steps = [
      { begin: booked('one', 'live', cert) },
      { begin: booked('t', 'test', cert) },
      ...[0, 10, 20].map((second) => failure(second, strict)),
      failure(30),
      failure(40),
    ];
    const ledger = run(steps);
    expect([ledger.cases.size, ledger.shadows.of('t').length]).toEqual([0, 0]);
  });

  it('end with the same ties, cases and matches wherever the process stopped', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.nat({ max: 590 }).map((jitter): Late => ({ jitter })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Exclude<Step, AlertFact>>(
          { begin: booked('one', 'live') },
          { end: 'one' },
          { begin: booked('t', 'test') },
        ),
      },
    );
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 4, maxLength: 60 }),
        fc.array(fc.nat({ max: 59 }), { maxLength: 4 }),
        (given, crashes) => {
          const steps = inOrder(given);
          const told = facts(steps);
          const [whole, broken] = [run(steps), run(steps, crashes)];
          expect(broken.picture(told)).toEqual(whole.picture(told));
          const shadow = (ledger: EngineLedger): unknown =>
            ledger.shadows
              .of('t')
              .map(({ key }) => key)
              .sort();
          expect(shadow(broken)).toEqual(shadow(whole));
        },
      ),
      { numRuns: 300 },
    );
  });
});
