import type { Block } from './block.ts';
import type { HoldReason } from './delivery-state.ts';

/** Which delivery. */
export interface DeliveryName {
  item: string;
  cell: string;
}

export type DueBecause = 'time' | 'item' | 'expectation' | 'fired' | 'moved';

export interface DueDelivery extends DeliveryName {
  because: DueBecause;
  /** When it fell due on both clocks; for what was fired, when that was said. */
  dueSimMs: number;
  dueWall: number;
}

export interface HeldDelivery extends DeliveryName {
  because: Exclude<HoldReason, 'by_controller'>;
  /** How late it is in real milliseconds; 0 for what was passed over. */
  lateMs: number;
  dueSimMs: number;
}

export interface WaitingDelivery extends DeliveryName {
  /** When it will fall due, as far as that is known; null for what waits for a person or for an event. */
  dueSimMs: number | null;
  /** The same in real time if nothing happens to the clock; null while it stands. */
  dueWall: number | null;
  /** Why it does not fire now, besides its time. Empty for what only waits for its time. */
  blockedBecause: Block[];
}

export interface SkippedDelivery extends DeliveryName {
  reason: string;
}

/** What a dispatcher is to do now, and what a controller sees of the rest. */
export interface Plan {
  /** To be delivered now, in order of their time. */
  due: DueDelivery[];
  /** To be marked held: a controller decides. */
  hold: HeldDelivery[];
  /** Held already. */
  held: DeliveryName[];
  waiting: WaitingDelivery[];
  /** To be marked skipped, the run having ended. */
  skip: SkippedDelivery[];
  /** Begun and not known to have been done: to be posted again with the same ids, whatever the clock says. */
  resume: DeliveryName[];
}
