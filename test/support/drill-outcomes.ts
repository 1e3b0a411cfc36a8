import { CELLS, DrillJournal, MINUTE, START } from './drill-journal.ts';
import { drillOf, expectation, item } from './drill-samples.ts';
import type { ClockEvent } from '../../src/drills/clock/clock-event.ts';
import type { DeliveryState } from '../../src/drills/schedule/delivery-state.ts';
import { firstDeliveries } from '../../src/drills/schedule/plan-deliveries.ts';
import type { Expectation } from '../../src/drills/template/template.ts';
import { advance, beginEvaluation } from '../../src/drills/expectations/evaluation.ts';
import type { EvaluatorOverride } from '../../src/drills/expectations/outcome.ts';
import { outcomes } from '../../src/drills/expectations/outcomes.ts';
import type { Predicate } from '../../src/drills/expectations/predicate.ts';
import type { RunFacts } from '../../src/drills/expectations/run-facts.ts';

export const clockEvent = (seq: number, type: ClockEvent['type'], minutes: number): ClockEvent => ({
  seq,
  type,
  wallAt: START + minutes * MINUTE,
  actor: 'person:director',
  reason: null,
});
export const STARTEX = clockEvent(1, 'startex', 0);
export const T0 = 2;
const DELIVERED = { state: 'delivered' as const, startedAt: START + T0 * MINUTE, alertIds: ['a1'] };

export function runOf(of: Partial<Expectation>, delivery: Partial<DeliveryState> = DELIVERED): RunFacts {
  const template = drillOf([item('I1', { expectations: [expectation('x', of)] })]);
  return {
    template,
    cells: CELLS,
    deliveries: firstDeliveries(template).map((one) => Object.assign(one, delivery)),
  };
}

export function outcomeOf(
  of: Partial<Expectation>,
  journal: DrillJournal,
  now: number,
  {
    clock = [STARTEX],
    overrides = [],
    delivery = DELIVERED,
  }: { clock?: ClockEvent[]; overrides?: EvaluatorOverride[]; delivery?: Partial<DeliveryState> } = {},
) {
  const run = runOf(of, delivery);
  const wall = START + now * MINUTE;
  const read = journal.events.filter(({ recordedAt }) => Date.parse(recordedAt) < wall);
  const [found] = outcomes(advance(beginEvaluation(), run, read, wall), run, clock, overrides);
  return found;
}

/** The item's alert is in case c1. */
export const linked = (): DrillJournal =>
  new DrillJournal().add(2.01, null, 'alert.linked', { alertId: 'a1' }, { caseId: 'c1' });
export const state = (predicate: Predicate, journal: DrillJournal, now = 59): string | undefined =>
  outcomeOf({ predicate }, journal, now)?.state;
export const C1 = { caseId: 'c1' };
