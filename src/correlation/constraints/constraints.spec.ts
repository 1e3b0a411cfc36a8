import * as fc from 'fast-check';
import { correlationRules } from '../../../config/correlation-rules.ts';
import { arbitraryAlerts } from '../../../test/support/engine-arbitraries.ts';
import { EngineBench } from '../../../test/support/engine-decisions.ts';
import { flight } from '../../../test/support/engine-flight.ts';
import { alert, EngineLedger, newEngine, T0 } from '../../../test/support/engine-world.ts';
import type { AlertFact } from '../alert-fact.ts';
import type { Constraint, NeverJoin, Suppression } from './constraint.ts';

const ADDRESS = 'ip:10.0.0.1@KRPUS';
const HOST = 'host:hmi@KRPUS';
const at = (minutes: number): { t: number } => ({ t: T0 + minutes * 60_000 });
const bench = (): EngineBench => new EngineBench(newEngine(), new EngineLedger());

const neverJoin = (overrides: Partial<NeverJoin> = {}): NeverJoin => ({
  id: 'c1',
  kind: 'never-join',
  key: ADDRESS,
  until: null,
  ...overrides,
});
const suppression = (overrides: Partial<Suppression> = {}): Suppression => ({
  id: 's1',
  kind: 'suppression',
  signature: null,
  sensorId: null,
  key: null,
  severityAtMost: 100,
  until: null,
  ...overrides,
});
const textsOf = (subject: EngineBench, fact: AlertFact): string =>
  (subject.ledger.links.get(fact.id)?.reasons ?? []).map(({ text }) => text).join('\n');

describe.each([
  ['in one run', false],
  ['with a start from the store after every step', true],
])('what people told correlation of a site, %s', (_, crashing) => {
  const settle = (subject: EngineBench): void => {
    if (crashing) subject.crash();
  };

  describe('never to join by an entity', () => {
    it('keeps apart what shares nothing else, and the tie it prevents says so', () => {
      const subject = bench();
      subject.constrain(neverJoin());
      settle(subject);
      const [a, b, c] = [
        alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
        alert({ ...at(1), keys: [ADDRESS, HOST], severity: 70 }),
        alert({ ...at(2), keys: [HOST], severity: 70 }),
      ];
      subject.take(a, b);
      settle(subject);
      subject.take(c);
      expect(subject.together(a, b)).toBe(false);
      expect(subject.together(b, c)).toBe(true);
      expect(textsOf(subject, b)).toContain('not joined: a person said never to join by it');
      expect(subject.ledger.links.get(b.id)?.reasons[0]).toMatchObject({ facts: { constraintId: 'c1' }, weight: 0 });
    });

    it('takes apart what had been joined by it alone, and joins it again once it is ended', () => {
      const subject = bench();
      const [a, b] = [
        alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
        alert({ ...at(1), keys: [ADDRESS], severity: 70 }),
      ];
      subject.take(a, b);
      expect(subject.together(a, b)).toBe(true);
      settle(subject);
      subject.constrain(neverJoin());
      expect(subject.together(a, b)).toBe(false);
      expect([...subject.ledger.cases.values()].map(({ number }) => number)).toEqual([1, 2]);
      settle(subject);
      subject.release('c1');
      expect(subject.together(a, b)).toBe(true);
      expect(textsOf(subject, b)).not.toContain('never');
    });

    it('leaves together what a person put together', () => {
      const subject = bench();
      const [a, b] = [
        alert({ ...at(0), keys: [ADDRESS], severity: 70 }),
        alert({ ...at(1), keys: [ADDRESS], severity: 70 }),
      ];
      subject.constrain(neverJoin());
      subject.take(a, b);
      settle(subject);
      subject.decide('merge', b, [], a);
      settle(subject);
      subject.release('c1');
      subject.constrain(neverJoin({ id: 'c2' }));
      expect(subject.together(a, b)).toBe(true);
    });

    it('ends by event time', () => {
      const subject = bench();
      subject.constrain(neverJoin({ until: at(2).t }));
      settle(subject);
      const [a, b, c] = [0, 1, 2].map((minute) => alert({ ...at(minute), keys: [ADDRESS], severity: 70 }));
      subject.take(c!, a!, b!);
      expect(subject.together(a!, b!)).toBe(false);
      expect(subject.together(b!, c!)).toBe(true);
    });
  });

  describe('to suppress', () => {
    it('keeps what meets every term out of cases, counted, with the reason', () => {
      const subject = bench();
      subject.constrain(suppression({ signature: 'test:noise', key: ADDRESS, severityAtMost: 80 }));
      settle(subject);
      const noise = (minute: number, overrides: Partial<AlertFact> = {}): AlertFact =>
        alert({ ...at(minute), keys: [ADDRESS], signature: 'test:noise', severity: 70, foldKey: 'n', ...overrides });
      const [first, again] = [noise(0), noise(1)];
      subject.take(first);
      settle(subject);
      subject.take(again);
      const [worse, other, elsewhere] = [
        noise(2, { severity: 81 }),
        noise(2, { signature: 'test:2', foldKey: 'o' }),
        noise(2, { keys: [HOST], foldKey: 'e' }),
      ];
      subject.take(worse, other, elsewhere);
      expect(subject.ledger.links.get(first.id)?.state).toMatchObject({ count: 2, suppressedBy: 's1' });
      expect(subject.ledger.links.get(again.id)).toMatchObject({ headId: first.id });
      expect(textsOf(subject, first)).toContain('A suppression keeps it out of cases');
      expect(subject.together(worse, other)).toBe(true);
      expect(subject.together(first, worse)).toBe(false);
      expect(subject.ledger.cases.has(subject.groupOf(first))).toBe(false);
      expect([worse, elsewhere].every((fact) => subject.ledger.cases.has(subject.groupOf(fact)))).toBe(true);
    });

    it('ends by event time, or when a person ends it; what it hid stays hidden', () => {
      const subject = bench();
      subject.constrain(suppression({ sensorId: 'nids', until: at(10).t }));
      settle(subject);
      const [early, late] = [alert({ ...at(9), severity: 70 }), alert({ ...at(10), severity: 70 })];
      subject.take(late, early);
      settle(subject);
      subject.constrain(suppression({ id: 's2', sensorId: 'nids' }));
      subject.release('s2');
      settle(subject);
      const after = alert({ ...at(11), severity: 70 });
      subject.take(after);
      const isCase = (fact: AlertFact): boolean => subject.ledger.cases.has(subject.groupOf(fact));
      expect([early, late, after].map(isCase)).toEqual([false, true, true]);
    });

    it('keeps what it hides out of the case of a drone that comes later', () => {
      const subject = bench();
      subject.constrain(suppression({ signature: 'test:noise' }));
      const title = 'New device on the OT network';
      const hidden = alert({ ...at(0), title, signature: 'test:noise', severity: 70, sourceless: true });
      subject.take(hidden);
      settle(subject);
      const drone = flight('rid', 'remote-id', { keys: ['serial:S1'] });
      subject.take(...drone);
      expect(subject.ledger.cases.has(subject.groupOf(drone[0]!))).toBe(true);
      expect(subject.together(hidden, drone[0]!)).toBe(false);
    });

    it('gives way to a person who puts the alert into a case', () => {
      const subject = bench();
      const a = alert({ ...at(0), keys: [ADDRESS], severity: 70 });
      subject.take(a);
      subject.constrain(suppression({ key: HOST }));
      const hidden = alert({ ...at(1), keys: [HOST], severity: 70 });
      subject.take(hidden);
      settle(subject);
      subject.decide('link', a, [hidden]);
      settle(subject);
      expect(subject.together(a, hidden)).toBe(true);
      expect(subject.ledger.links.get(hidden.id)?.state?.suppressedBy).toBeNull();
      expect(textsOf(subject, hidden)).not.toContain('suppression');
    });
  });
});

describe('what people told correlation of a site', () => {
  const constraints: fc.Arbitrary<Constraint[]> = fc.uniqueArray(
    fc.oneof(
      fc
        .record({ key: fc.constantFrom(ADDRESS, HOST), minutes: fc.option(fc.integer({ min: 0, max: 120 })) })
        .map(({ key, minutes }): Constraint =>
          neverJoin({ id: `c-${key}`, key, until: minutes === null ? null : at(minutes).t }),
        ),
      fc
        .record({ kind: fc.integer({ min: 0, max: 2 }), minutes: fc.integer({ min: 0, max: 120 }) })
        .map(({ kind, minutes }): Constraint =>
          suppression({ id: `s-${kind}`, signature: `kind:${kind}`, severityAtMost: 70, until: at(minutes).t }),
        ),
    ),
    { minLength: 1, maxLength: 3, selector: ({ id }) => id },
  );

  // Of what nothing has left memory: what did stays with the earliest of what it was with when a tie proves ruled out.
  // A case that was opened by a tie which a late alert shows to be ruled out stays one: people may have begun to work on it.
  it('gives the same groups, and no case less, whatever order alerts came in, and whenever the process starts again', () => {
    fc.assert(
      fc.property(
        arbitraryAlerts,
        constraints,
        fc.array(fc.nat(correlationRules.latenessSeconds), { minLength: 40, maxLength: 40 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        (given, told, delays, crashes) => {
          const reach = correlationRules.entity.windowSeconds + correlationRules.latenessSeconds;
          const facts = given.filter(({ t }) => t < T0 + reach * 1000);
          const arrival = new Map(facts.map((fact, index) => [fact, fact.t + (delays[index] ?? 0) * 1000]));
          const shuffled = facts.toSorted((a, b) => (arrival.get(a) ?? 0) - (arrival.get(b) ?? 0));
          const after = (order: readonly AlertFact[], starts: readonly number[]): Picture[] => {
            const subject = bench();
            for (const constraint of told) subject.constrain(constraint);
            for (const [index, fact] of order.entries()) {
              if (starts.includes(index)) subject.crash();
              subject.take(fact);
            }
            return subject.ledger.picture(facts);
          };
          const [plain, disturbed] = [after(facts, []), after(shuffled, crashes)];
          expect(disturbed.map(withoutCase)).toEqual(plain.map(withoutCase));
          for (const [index, group] of plain.entries()) {
            if (group.case !== null) expect(disturbed[index]?.case).toEqual(group.case);
          }
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('rules out the same ties whether it was said before they were made or after, while they are in reach', () => {
    fc.assert(
      fc.property(arbitraryAlerts, fc.constantFrom(ADDRESS, HOST), (facts, key) => {
        const near = facts.filter(({ t }) => t < T0 + correlationRules.entity.windowSeconds * 1000);
        const [before, after] = [bench(), bench()];
        before.constrain(neverJoin({ key }));
        before.take(...near);
        after.take(...near);
        after.constrain(neverJoin({ key }));
        expect(membersOf(after, near)).toEqual(membersOf(before, near));
      }),
      { numRuns: 1_000 },
    );
  });
});

interface Picture {
  members: string[];
  case: unknown;
  heads: unknown[];
}

function withoutCase({ members, heads }: Picture): unknown {
  return { members, heads };
}

/** Who is with whom; a case that was opened before stays one. */
function membersOf(subject: EngineBench, facts: readonly AlertFact[]): string[] {
  const groups = new Map<string, string[]>();
  for (const fact of facts) groups.set(subject.groupOf(fact), [...(groups.get(subject.groupOf(fact)) ?? []), fact.ref]);
  return [...groups.values()].map((members) => members.sort().join()).sort();
}
