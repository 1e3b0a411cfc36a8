import * as fc from 'fast-check';
import { CELLS, DrillJournal, MINUTE, START, TO_NATION } from '../../../test/support/drill-journal.ts';
import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import { firstDeliveries } from '../schedule/plan-deliveries.ts';
import { advance, beginEvaluation } from './evaluation.ts';
import { outcomes } from './outcomes.ts';
import type { Predicate } from './predicate.ts';
import type { RunFacts } from './run-facts.ts';
import { shareAcknowledgedBy, sharedWith, STANDARD_PREDICATES } from './standard-predicates.ts';

const CLOCK: ClockEvent[] = (['startex', 'pause', 'resume'] as const).map((type, index) => ({
  seq: index + 1,
  type,
  wallAt: START + [0, 10, 15][index]! * MINUTE,
  actor: 'person:director',
  reason: null,
}));

const leaf: fc.Arbitrary<Predicate> = fc.constantFrom<Predicate>(
  ...Object.values(STANDARD_PREDICATES),
  sharedWith('SG'),
  shareAcknowledgedBy('CERT'),
  { event: 'case.noted', cell: 'any', count: 3 },
  { event: 'case.noted', where: { caseId: '$items.I2.caseId' } },
);
const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('predicate') }),
    fc.record({ withinMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MINUTE), of: tie('predicate') }),
  ),
})).predicate;

/** Entries a run may have, in any order. */
const entry = fc.record({
  after: fc.integer({ min: 0, max: 2_000 }).map((seconds) => seconds / 600),
  by: fc.constantFrom('jin', 'soo', 'mei'),
  caseId: fc.constantFrom('c1', 'c2', 'c3'),
  what: fc.constantFrom(
    'case.noted' as const,
    'case.acknowledged' as const,
    'case.assigned' as const,
    'closed' as const,
    'alert.linked' as const,
    'alert.unlinked' as const,
    'case.merged' as const,
    'case.unmerged' as const,
    'released' as const,
    'share.acknowledged' as const,
  ),
  other: fc.constantFrom('c1', 'c2', 'c3'),
  alertId: fc.constantFrom('a1', 'a2'),
});

function journalOf(entries: { [Key in keyof Wanted]: Wanted[Key] }[]): DrillJournal {
  const journal = new DrillJournal();
  let minutes = 0;
  for (const { after, by, caseId, what, other, alertId: either } of entries) {
    minutes += after;
    // The second item's alert is not told of before that item was begun.
    const alertId = minutes < 6 ? 'a1' : either;
    if (what === 'released') {
      journal
        .add(minutes, by, 'release.published', { releaseId: `r-${caseId}` }, { caseId })
        .add(minutes, null, 'share.received', { shareId: `s-${caseId}` }, { ...TO_NATION, nation: 'SG' });
    } else if (what === 'closed') {
      journal.add(minutes, by, 'case.status_changed', { to: 'closed', reason: 'benign' }, { caseId });
    } else if (what === 'share.acknowledged') journal.add(minutes, by, what, { shareId: `s-${caseId}` });
    else
      journal.add(
        minutes,
        by,
        what,
        { alertId, assignee: by, into: other, caseId: other, alertIds: [alertId] },
        { caseId },
      );
  }
  return journal;
}
type Wanted = typeof entry extends fc.Arbitrary<infer One> ? One : never;

/** I1 was delivered at the second minute, I2 at the sixth; from `known` on, its end is known. */
function runOf(predicate: Predicate, mode: 'any_member' | 'all_members', knownAt: number, wall: number): RunFacts {
  const expected = expectation('x', { predicate, mode });
  const template = drillOf([item('I1', { expectations: [expected] }), item('I2', { expectations: [expected] })]);
  const [first, second] = firstDeliveries(template);
  return {
    template,
    cells: CELLS,
    deliveries: [
      Object.assign(first!, { state: 'delivered', startedAt: START + 2 * MINUTE, alertIds: ['a1'] }),
      wall < START + 6 * MINUTE
        ? second!
        : Object.assign(second!, {
            state: wall < START + knownAt * MINUTE ? 'delivering' : 'delivered',
            startedAt: START + 6 * MINUTE,
            alertIds: wall < START + knownAt * MINUTE ? [] : ['a2'],
          }),
    ],
  };
}

describe('evaluation', () => {
  it('read on from wherever it stopped gives what reading it all gives', () => {
    fc.assert(
      fc.property(
        predicates,
        fc.constantFrom('any_member' as const, 'all_members' as const),
        fc.array(entry, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
        fc.integer({ min: 6, max: 14 }),
        (predicate, mode, entries, stops, knownAt) => {
          const { events } = journalOf(entries);
          const end = START + 61 * MINUTE;
          const facts = (wall: number) => runOf(predicate, mode, knownAt, wall);
          const upTo = (wall: number) => events.filter(({ recordedAt }) => Date.parse(recordedAt) < wall);
          let stepped = beginEvaluation();
          for (const minutes of [...stops].sort((a, b) => a - b)) {
            const wall = START + minutes * MINUTE;
            stepped = advance(stepped, facts(wall), upTo(wall), wall);
          }
          stepped = advance(stepped, facts(end), upTo(end), end);
          const whole = advance(beginEvaluation(), facts(end), upTo(end), end);
          expect(stepped).toEqual(whole);
          expect(JSON.parse(JSON.stringify(stepped))).toEqual(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('says a thing once: what is met, or missed for good, stays so', () => {
    fc.assert(
      fc.property(predicates, fc.array(entry, { maxLength: 40 }), (predicate, entries) => {
        const { events } = journalOf(entries);
        const told: (string | undefined)[] = [];
        let evaluation = beginEvaluation();
        for (let minutes = 3; minutes <= 61; minutes += 2) {
          const wall = START + minutes * MINUTE;
          const run = runOf(predicate, 'any_member', 6, wall);
          const read = events.filter(({ recordedAt }) => Date.parse(recordedAt) < wall);
          evaluation = advance(evaluation, run, read, wall);
          told.push(outcomes(evaluation, run, CLOCK, [])[0]?.state);
        }
        const changes = told.filter((state, index) => state !== told[index - 1]).join(' → ');
        expect([
          'pending',
          'met',
          'missed',
          'pending → met',
          'pending → missed',
          'missed → met_late',
          'pending → missed → met_late',
          'pending → met_late',
        ]).toContain(changes);
      }),
      { numRuns: 400 },
    );
  });
});
