import { simAt } from '../clock/clock.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { MselItem } from '../template/template.ts';
import type { Block } from './block.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { DueBecause } from './plan.ts';
import type { ScheduleInput } from './schedule-input.ts';
import { requirementsOf, started, verdictOf } from './requirements.ts';

/** When a delivery falls due, as far as it is known, and what it still waits for besides its time. */
export interface DueTime {
  because: DueBecause;
  /** On the exercise clock; null where that is not known yet. */
  simMs: number | null;
  /** Real time before which it is not due, whatever the exercise clock says: when what it requires came true. */
  notBeforeWall: number;
  blockedBecause: Block[];
}

export function dueTime(input: ScheduleInput, item: MselItem, delivery: DeliveryState): DueTime {
  const required = requirementsOf(input, item);
  const due = triggered(input, item, delivery);
  return {
    because: due.because,
    simMs: due.simMs,
    notBeforeWall: required.sinceWall,
    blockedBecause: [...due.blockedBecause, ...required.blockedBecause],
  };
}

type Triggered = Omit<DueTime, 'notBeforeWall'>;

function triggered(input: ScheduleInput, item: MselItem, delivery: DeliveryState): Triggered {
  if (delivery.movedToSimMs !== null) {
    return { because: 'moved', simMs: delivery.movedToSimMs, blockedBecause: [] };
  }
  const { trigger } = item;
  switch (trigger.on) {
    case 'time':
      return { because: 'time', simMs: trigger.atMs, blockedBecause: [] };
    case 'manual':
      return { because: 'fired', simMs: null, blockedBecause: [{ code: 'by_hand' }] };
    case 'item':
      return afterItem(input, trigger);
    default:
      return afterExpectation(input, trigger);
  }
}

function afterItem(input: ScheduleInput, { item, afterMs }: { item: string; afterMs: number }): Triggered {
  const done = started(input.deliveries, item);
  if (done.at === null) {
    const code = done.never ? 'item_never' : 'item_waits';
    return { because: 'item', simMs: null, blockedBecause: [{ code, item }] };
  }
  return { because: 'item', simMs: simAt(input.clock, done.at) + afterMs, blockedBecause: [] };
}

function afterExpectation(
  { outcomes }: { outcomes: readonly ExpectationOutcome[] },
  wanted: { item: string; expectation: string; outcome: 'met' | 'missed'; afterMs: number },
): Triggered {
  const found = outcomes.find(({ item, expectation }) => item === wanted.item && expectation === wanted.expectation);
  const verdict = found ? verdictOf(found, wanted.outcome) : null;
  if (verdict !== true || !found || found.atSimMs === null) {
    const { item, expectation, outcome } = wanted;
    const block: Block =
      found && verdict === false
        ? { code: 'outcome_other', item, expectation, state: found.state }
        : { code: 'outcome_waits', item, expectation, state: outcome };
    return { because: 'expectation', simMs: null, blockedBecause: [block] };
  }
  return { because: 'expectation', simMs: found.atSimMs + wanted.afterMs, blockedBecause: [] };
}
