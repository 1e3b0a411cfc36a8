/** How the console stands with the server. `staleSince` is the last instant at which what is shown was known to be true. */
export type Connection =
  | { state: 'connecting' }
  | { state: 'live'; recovered: number }
  | { state: 'reconnecting'; staleSince: number; nextTryAt: number }
  | { state: 'stale'; staleSince: number; nextTryAt: number };

/** Silence for two heartbeats means that the connection is dead on our side (docs/live.md, Staying connected). */
export const SILENT_HEARTBEATS = 2;
/** From here on what is shown is called stale, and no longer just reconnecting. Milliseconds. */
export const STALE_AFTER = 10_000;

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 15_000;

/** Pause before the next try, in milliseconds: doubling, with chance, so that a thousand consoles do not come at once. */
export function pauseBefore(attempt: number, chance: number): number {
  const most = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return most / 2 + (most / 2) * chance;
}

/** What to call a connection that was lost at `staleSince`. */
export function lostConnection(staleSince: number, nextTryAt: number, now: number): Connection {
  return { state: now - staleSince >= STALE_AFTER ? 'stale' : 'reconnecting', staleSince, nextTryAt };
}
