import * as fc from 'fast-check';
import { EngineBench } from '../../test/support/engine-decisions.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../test/support/engine-world.ts';
import { detection, rulesOf } from '../../test/support/rule-world.ts';
import type { AlertFact } from './alert-fact.ts';

const counting = (more = '', level = 'high'): ReturnType<typeof rulesOf> =>
  rulesOf(`${detection('failed', 'login:failed')}title: Many
name: many
taxonomy: idmefv2
correlation: { type: event_count, rules: [failed], group-by: [Source.IP], timespan: 20m, condition: { gte: 3 } }
level: ${level}
${more}`);

const failure = (minute: number, more: Partial<AlertFact> = {}): AlertFact =>
  alert({
    t: T0 + minute * 60_000,
    signature: 'login:failed',
    severity: 20,
    entities: [{ type: 'ip', value: '203.0.113.5', role: 'source' }],
    ...more,
  });

const bench = (rules = counting()): EngineBench => new EngineBench(newEngine(rules), new EngineLedger());

describe('analysts’ rules and what people decide', () => {
  it('adds nothing to a closed case, and counts what is in it no more', () => {
    const subject = bench();
    const first = [0, 1, 2].map((minute) => failure(minute));
    const later = [3, 4, 5].map((minute) => failure(minute));
    subject.take(...first);
    subject.decide('seal', first[0]!);
    subject.take(later[0]!, later[1]!);
    expect(subject.ledger.cases.size).toBe(1);
    expect(subject.together(later[0]!, later[1]!)).toBe(false);
    subject.take(later[2]!);
    expect(subject.together(...later)).toBe(true);
    expect(subject.together(first[0]!, later[0]!)).toBe(false);
    expect(subject.ledger.cases.size).toBe(2);
  });

  it('puts nothing back that a person took out', () => {
    const subject = bench();
    const facts = [0, 1, 2].map((minute) => failure(minute));
    subject.take(...facts);
    subject.decide('unlink', facts[0]!, [facts[1]!]);
    const next = failure(3);
    subject.take(next);
    expect(subject.together(facts[0]!, facts[2]!, next)).toBe(true);
    expect(subject.together(facts[0]!, facts[1]!)).toBe(false);
  });

  it.each([
    ['join', 'low', 0],
    ['join', 'medium', 1],
    ['open', 'low', 1],
    ['append', 'critical', 0],
  ])('%s at level %s: %d case', (merge, level, cases) => {
    const subject = bench(counting(`x-case: { merge: ${merge} }\n`, level));
    const facts = [0, 1, 2].map((minute) => failure(minute));
    subject.take(...facts);
    expect(subject.together(...facts)).toBe(true);
    expect(subject.ledger.cases.size).toBe(cases);
  });

  it('appends to the case that one of the alerts is in', () => {
    const subject = bench(counting('x-case: { merge: append }\n'));
    const facts = [failure(0), failure(1, { severity: 80 }), failure(2)];
    subject.take(...facts);
    expect(subject.ledger.cases.size).toBe(1);
    expect(subject.together(...facts)).toBe(true);
  });

  it('ends the same whenever the process starts again between alerts and decisions', () => {
    const rules = counting();
    const step = fc.record({
      minutes: fc.oneof({ weight: 8, arbitrary: fc.nat(9) }, fc.constantFrom(35, 70)),
      last: fc.nat(1),
      fold: fc.nat(8),
      decide: fc.option(fc.constantFrom('unlink' as const, 'split' as const, 'seal' as const), { freq: 4 }),
      about: fc.nat(20),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 3, maxLength: 16 }),
        fc.array(fc.nat(16), { maxLength: 6 }),
        (steps, crashes) => {
          const play = (crashing: ReadonlySet<number>): unknown => {
            const subject = bench(rules);
            const facts: AlertFact[] = [];
            let clock = 0;
            for (const [index, { minutes, last, fold, decide, about }] of steps.entries()) {
              if (crashing.has(index))
                subject.engine = subject.ledger.restart(subject.engine.nextCaseNumber, facts, rules);
              clock += minutes;
              const fact = failure(clock, {
                ref: `s:${String(index).padStart(3, '0')}`,
                foldKey: `f${fold}${last}`,
                entities: [{ type: 'ip', value: `203.0.113.${last}`, role: 'source' }],
              });
              facts.push(fact);
              subject.take(fact);
              const named = facts[about % facts.length]!;
              if (decide && subject.ledger.cases.has(subject.groupOf(named))) {
                if (!subject.ledger.sealed.has(subject.groupOf(named))) subject.decide(decide, named, [named]);
              }
            }
            return subject.ledger.picture(facts);
          };
          expect(play(new Set(crashes))).toEqual(play(new Set()));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
