/** A step begins no sooner after the one before, unless that left something behind. The first after a silence begins at once. */
export const PACE_MS = 20;
/** No busy thread keeps a step waiting for longer. */
export const LONGEST_REST_MS = 100;
/** Share of the time since the step before from which the thread counts as having had nothing left over. */
const BUSY = 0.9;

/**
 * How long what comes one by one is gathered after a step that took so long, so that it is taken together. A step costs much of
 * what it costs whether it has one input or fifty: where the thread has time left that cost harms nobody and the pace is kept,
 * where it has none a step rests as long as it took, so that correlation leaves half of the thread to those who take alerts in
 * and tell of them. `busy` is the share of the time since the step before in which the thread was at work.
 */
export function restAfterStep(tookMs: number, busy: number): number {
  const rest = busy < BUSY ? PACE_MS - tookMs : Math.max(PACE_MS - tookMs, Math.min(tookMs, LONGEST_REST_MS));
  return Math.max(0, rest);
}
