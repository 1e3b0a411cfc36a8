/** How often, and how far apart, a message is tried. */
export interface RetryPlan {
  /** Attempts in all; after the last the message is given up. */
  attempts: number;
  /** Before the second attempt, in milliseconds; doubled before each that follows. */
  firstMs: number;
  /** The longest pause, in milliseconds. */
  longestMs: number;
}

/**
 * Milliseconds until the next attempt, or undefined when there is none. Half of the pause is drawn by lot (`random` is
 * from 0 to 1), so that receivers that were down together are not all called at once when they are back.
 * @param done attempts made so far, 1 or more
 */
export function nextAttemptIn(plan: RetryPlan, done: number, random: number, retryAfterMs = 0): number | undefined {
  if (done >= plan.attempts) return undefined;
  const pause = Math.min(plan.firstMs * 2 ** Math.min(done - 1, 40), plan.longestMs);
  return Math.max(Math.round(pause / 2 + (pause / 2) * random), Math.min(retryAfterMs, plan.longestMs));
}
