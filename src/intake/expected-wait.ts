/** Where a queue began and ended at a moment. Places are given in order, and never again. */
export interface QueueLook {
  /** Milliseconds by any clock that only goes on. */
  at: number;
  oldest: number;
  newest: number;
}

/** How long back looks tell how fast a queue is taken, and how far apart they are at least. Milliseconds. */
const WINDOW_MS = 30_000;
const LEAST_MS = 5_000;

/** The looks that still tell something, with one more. */
export function lookedAgain(looks: readonly QueueLook[], look: QueueLook): QueueLook[] {
  return [...looks.filter(({ at }) => at >= look.at - WINDOW_MS), look];
}

/**
 * Seconds that what comes now will wait: what waits by how fast it was taken of late. Both are told by places, so that what others
 * took in between counts on either side. Null where that is not known, as where nothing was taken.
 */
export function expectedWait(looks: readonly QueueLook[]): number | null {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS) return null;
  const taken = last.oldest - first.oldest;
  if (taken <= 0) return null;
  return ((last.newest - last.oldest) * (last.at - first.at)) / taken / 1_000;
}
