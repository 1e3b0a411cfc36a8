import type { ClockEvent } from '../clock/clock-event.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { DrillTemplate } from '../template/template.ts';
import type { DeliveryState } from './delivery-state.ts';

/** All a dispatcher knows of a run. */
export interface ScheduleInput {
  template: DrillTemplate;
  clock: readonly ClockEvent[];
  /** Every delivery of the run; see `firstDeliveries`. */
  deliveries: readonly DeliveryState[];
  outcomes: readonly ExpectationOutcome[];
  /** Now, epoch milliseconds. */
  wall: number;
  graceMs?: number;
}
