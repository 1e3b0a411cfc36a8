import type { ClockEvent } from '../clock/clock-event.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { DrillTemplate } from '../template/template.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { Plan } from './plan.ts';

/** How late a delivery may be, in real milliseconds, before a controller must decide about it. */
export const GRACE_MS = 15_000;

export interface ScheduleInput {
  template: DrillTemplate;
  clock: readonly ClockEvent[];
  /** Every delivery of the run; see {@link firstDeliveries}. */
  deliveries: readonly DeliveryState[];
  outcomes: readonly ExpectationOutcome[];
  /** Now, epoch milliseconds. */
  wall: number;
  graceMs?: number;
}

/** The deliveries of a template, all pending: one for an item that goes through intake, else one for each of its cells. */
export function firstDeliveries(template: DrillTemplate): DeliveryState[] {
  return template.items.flatMap(({ code, to }) =>
    to.map((cell) => ({
      item: code,
      cell,
      state: 'pending' as const,
      heldBecause: null,
      firedAt: null,
      movedToSimMs: null,
      startedAt: null,
      alertIds: [],
    })),
  );
}

/**
 * What is to be delivered, held and skipped now, and what waits for what. Depends on stored states and the clock alone, so a
 * dispatcher that was killed goes on where it stopped.
 */
export function planDeliveries(_input: ScheduleInput): Plan {
  return { due: [], hold: [], held: [], waiting: [], skip: [], resume: [] };
}
