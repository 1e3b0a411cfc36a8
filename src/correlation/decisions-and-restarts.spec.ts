import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import { EngineBench, type MergeNote } from '../../test/support/engine-decisions.ts';
import { arbitraryAlerts } from '../../test/support/engine-arbitraries.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../test/support/engine-world.ts';
import type { AlertFact } from './alert-fact.ts';

const ADDRESS = 'ip:10.0.0.1@KRPUS';
const HOST = 'host:hmi@KRPUS';
const USER = 'user:kim@KRPUS';
const at = (minutes: number): { t: number } => ({ t: T0 + minutes * 60_000 });

/** Nothing still reaches this far back. */
const LONG_AGO = 24 * 60;

type Step =
  | { is: 'alert'; minutes: number; keys: string[]; severity: number; fold: number }
  | {
      is: 'decision';
      kind: 'link' | 'unlink' | 'merge' | 'split' | 'open' | 'apart';
      about: number;
      named: number[];
      into: number;
    }
  | { is: 'constraint'; key: string; minutes: number | null }
  | { is: 'suppression'; signature: string; minutes: number }
  | { is: 'end' }
  | { is: 'unmerge' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        is: fc.constant('alert' as const),
        // Some come so much later that all before has left memory.
        minutes: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }) }, fc.constant(70)),
        keys: fc.uniqueArray(fc.constantFrom(ADDRESS, HOST, USER), { maxLength: 2 }),
        severity: fc.constantFrom(20, 50, 70),
        fold: fc.integer({ min: 0, max: 30 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        is: fc.constant('decision' as const),
        kind: fc.constantFrom(
          'link' as const,
          'unlink' as const,
          'merge' as const,
          'split' as const,
          'open' as const,
          'apart' as const,
        ),
        about: fc.nat(30),
        named: fc.array(fc.nat(30), { minLength: 1, maxLength: 2 }),
        into: fc.nat(30),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.record({
          is: fc.constant('constraint' as const),
          key: fc.constantFrom(ADDRESS, HOST, USER),
          minutes: fc.option(fc.integer({ min: 0, max: 60 })),
        }),
        fc.record({
          is: fc.constant('suppression' as const),
          signature: fc.constantFrom('kind:0', 'kind:1'),
          minutes: fc.integer({ min: 0, max: 60 }),
        }),
        fc.record({ is: fc.constant('end' as const) }),
        fc.record({ is: fc.constant('unmerge' as const) }),
      ),
    },
  ),
  { minLength: 4, maxLength: 24 },
);

/** Plays the steps; before those whose number is in `crashes` the process dies and starts again from the store. */
function play(script: readonly Step[], crashes: ReadonlySet<number>): unknown {
  const subject = new EngineBench(newEngine(), new EngineLedger());
  const facts: AlertFact[] = [];
  const placed: string[] = [];
  const merges: MergeNote[] = [];
  let clock = 0;
  for (const [index, step] of script.entries()) {
    if (crashes.has(index)) subject.crash();
    if (step.is === 'alert') {
      clock += step.minutes;
      const fact = alert({
        ...at(clock),
        ref: `s:${String(facts.length).padStart(3, '0')}`,
        keys: [...step.keys].sort(),
        severity: step.severity,
        foldKey: `f${step.fold}`,
        signature: `kind:${step.fold % 3}`,
      });
      facts.push(fact);
      subject.take(fact);
    } else if (step.is === 'constraint' || step.is === 'suppression') {
      const id = `c${String(index).padStart(3, '0')}`;
      const until = step.minutes === null ? null : at(step.minutes).t;
      subject.constrain(
        step.is === 'constraint'
          ? { id, kind: 'never-join', key: step.key, until }
          : {
              id,
              kind: 'suppression',
              signature: step.signature,
              sensorId: null,
              key: null,
              severityAtMost: 60,
              until,
            },
      );
      placed.push(id);
    } else if (step.is === 'end') {
      const id = placed.shift();
      if (id !== undefined) subject.release(id);
    } else if (step.is === 'unmerge') {
      const note = merges.pop();
      if (note) subject.unmerge(note);
    } else if (facts.length > 0) {
      const pick = (place: number): AlertFact => facts[place % facts.length]!;
      const about = pick(step.about);
      // Decisions are about cases, but for openings.
      const two = step.kind === 'merge' || step.kind === 'apart';
      const cases = two ? [about, pick(step.into)] : [about];
      if (step.kind !== 'open' && cases.some((fact) => !subject.ledger.cases.has(subject.groupOf(fact)))) continue;
      const note = step.kind === 'merge' ? subject.noteMerge(about, pick(step.into)) : null;
      const { applied } = subject.decide(step.kind, about, step.named.map(pick), two ? pick(step.into) : undefined);
      if (note && applied) merges.push(note);
    }
  }
  return subject.ledger.picture(facts);
}

describe('what people decided', () => {
  it('holds the same whenever the process starts again', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(24), { maxLength: 24 }), (script, crashes) => {
        expect(play(script, new Set(crashes))).toEqual(play(script, new Set()));
      }),
      { numRuns: 800 },
    );
  });

  it('opens the same case whatever order its alerts came in', () => {
    fc.assert(
      fc.property(
        arbitraryAlerts,
        fc.array(fc.nat(correlationRules.latenessSeconds), { minLength: 40, maxLength: 40 }),
        fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 4 }),
        (facts, delays, picks) => {
          const arrival = new Map(facts.map((fact, index) => [fact, fact.t + (delays[index] ?? 0) * 1000]));
          const shuffled = facts.toSorted((a, b) => (arrival.get(a) ?? 0) - (arrival.get(b) ?? 0));
          const named = [...new Set(picks.map((pick) => facts[pick % facts.length]!))];
          const after = (order: readonly AlertFact[]): unknown => {
            const subject = new EngineBench(newEngine(), new EngineLedger());
            subject.take(...order);
            subject.decide('open', named[0]!, named);
            return subject.ledger.picture(facts);
          };
          expect(after(shuffled)).toEqual(after(facts));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  describe.each([
    ['in one run', false],
    ['with a start from the store after every step', true],
  ])('about what is to stay apart, %s', (_, crashing) => {
    const bench = (): EngineBench => new EngineBench(newEngine(), new EngineLedger());
    const settle = (subject: EngineBench): void => {
      if (crashing) subject.crash();
    };

    it('binds what is split off later from what was kept apart before', () => {
      const subject = bench();
      const [a, b, c] = [
        alert({ ...at(0), keys: [ADDRESS, HOST], severity: 70 }),
        alert({ ...at(1), keys: [ADDRESS], severity: 70 }),
        alert({ ...at(2), keys: [HOST], severity: 70 }),
      ];
      subject.take(a, b, c);
      subject.decide('split', a, [b]);
      settle(subject);
      subject.decide('split', a, [c]);
      settle(subject);
      subject.take(alert({ ...at(3), keys: [ADDRESS, HOST] }), alert({ ...at(4), keys: [HOST, ADDRESS] }));
      expect(subject.together(b, c)).toBe(false);
      expect(subject.together(a, c)).toBe(false);
      expect(subject.together(a, b)).toBe(false);
    });

    it('binds a case whose alerts have all left memory, once one is put into it', () => {
      const subject = bench();
      const [a, b] = [
        alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
        alert({ ...at(1), keys: [ADDRESS, HOST], severity: 70 }),
      ];
      subject.take(a, b);
      subject.decide('split', a, [b]);
      settle(subject);
      const [x, y] = [
        alert({ ...at(LONG_AGO), keys: [USER], severity: 70 }),
        alert({ ...at(LONG_AGO), keys: ['ip:10.0.0.9@KRPUS'], severity: 70 }),
      ];
      subject.take(x, y);
      settle(subject);
      subject.decide('link', a, [x]);
      settle(subject);
      subject.decide('link', b, [y]);
      settle(subject);
      subject.take(alert({ ...at(LONG_AGO + 1), keys: [USER, 'ip:10.0.0.9@KRPUS'] }));
      expect(subject.together(x, a)).toBe(true);
      expect(subject.together(y, b)).toBe(true);
      expect(subject.together(x, y)).toBe(false);
    });
  });
});
