import type { SnapshotReason } from './live-frame.ts';

/** Where a subscription stands that does not yet, or no longer, get what is published as it is published. */
export interface Standing {
  /** The last number dealt with. */
  cursor: number;
  /** The last number published to everybody. */
  position: number;
  /** The least cursor from which memory has everything. */
  windowFloor: number;
  /** Whether the socket can take more. */
  roomy: boolean;
  /**
   * Milliseconds since it fell behind because its socket was full; undefined while it has not, also while it reads
   * a past it asked for, at whatever speed.
   */
  fallenMs: number | undefined;
}

export interface CursorLimits {
  /** A subscription that keeps up again within this time after it fell behind misses nothing. */
  slowAfterMs: number;
  /** Events a cursor may lie behind. */
  resumeLimit: number;
}

export type Step =
  | { do: 'follow' }
  | { do: 'wait' }
  | { do: 'read_window' }
  | { do: 'read_history' }
  | { do: 'conflate' }
  | { do: 'snapshot'; reason: SnapshotReason };

/**
 * What to do next:
 *
 * - at the position: *follow* what is published;
 * - socket full: *wait* until it is drained;
 * - fell behind and could not recover in time: the latest state of what changed (*conflate*), or of everything when
 *   memory no longer tells what changed;
 * - too far behind: *snapshot*;
 * - otherwise read on, from memory if it reaches back so far.
 *
 * That the journal itself no longer reaches back to the cursor shows when its history is read.
 */
export function nextStep(standing: Standing, limits: CursorLimits): Step {
  const { cursor, position, windowFloor, fallenMs } = standing;
  if (cursor >= position) return { do: 'follow' };
  if (!standing.roomy) return { do: 'wait' };
  if (fallenMs !== undefined && fallenMs >= limits.slowAfterMs) {
    return cursor >= windowFloor ? { do: 'conflate' } : { do: 'snapshot', reason: 'too_slow' };
  }
  if (position - cursor > limits.resumeLimit) return { do: 'snapshot', reason: 'too_far_behind' };
  return cursor >= windowFloor ? { do: 'read_window' } : { do: 'read_history' };
}
