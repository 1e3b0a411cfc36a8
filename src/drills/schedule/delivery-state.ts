/**
 * `pending` waits for its time; `held` for a controller; `delivering` was begun and is not known to have been done;
 * `delivered`, `failed`, `skipped` and `withdrawn` are final.
 */
export const DELIVERY_STATES = [
  'pending',
  'held',
  'delivering',
  'delivered',
  'failed',
  'skipped',
  'withdrawn',
] as const;
export type DeliveryStateName = (typeof DELIVERY_STATES)[number];

export const HOLD_REASONS = ['overdue', 'passed_over', 'by_controller'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * One delivery of a run: of an item to a cell. Items that go through intake have one, for their only cell; those that go to people have
 * one for each cell.
 */
export interface DeliveryState {
  item: string;
  cell: string;
  state: DeliveryStateName;
  heldBecause: HoldReason | null;
  /** When a controller said to fire it now, epoch milliseconds; it then waits for nothing. */
  firedAt: number | null;
  /** Where a controller moved it to on the exercise clock, in place of its trigger. */
  movedToSimMs: number | null;
  /**
   * When posting began, epoch milliseconds: T0 of what is expected. Written with `delivering`, before anything is posted, and the
   * same when posting is tried again after a crash.
   */
  startedAt: number | null;
  /**
   * Alerts it produced, known from `delivered` on and not changed after. Where one was folded into an earlier one of the run, that
   * one's id too: the journal names no other.
   */
  alertIds: string[];
}

export function isFinal(state: DeliveryStateName): boolean {
  return state === 'delivered' || state === 'failed' || state === 'skipped' || state === 'withdrawn';
}
