import type { Sample } from './sample.ts';

/** Older reports are kept for this long out of each period, so that neighbours remain to interpolate between. */
export const BURST_MS = 5_000;
export const BURST_PERIOD_MS = 20_000;

/** Whether a report is of those kept longer. */
export function inBurst(t: number): boolean {
  return ((t % BURST_PERIOD_MS) + BURST_PERIOD_MS) % BURST_PERIOD_MS < BURST_MS;
}

/**
 * Adds a report to a track's, sorted by time and key. Kept are the newest `limit`, and of those before them the newest
 * `limit` that lie in a burst: a function of the set of reports, whatever order they came in. A radar at 1 Hz is
 * remembered in full for four minutes and in part for a quarter of an hour more, so that what two tracks had in common
 * stays known while one of them goes on.
 */
export function keepSample(samples: Sample[], sample: Sample, limit: number): void {
  let index = samples.length;
  while (index > 0) {
    const other = samples[index - 1];
    if (!other || other.t < sample.t || (other.t === sample.t && other.key < sample.key)) break;
    index -= 1;
  }
  samples.splice(index, 0, sample);
  if (samples.length <= limit) return;
  // The report itself, where it is older than the newest, or the one that it drove out of them.
  const at = Math.min(index, samples.length - limit - 1);
  const older = samples[at];
  if (older && !inBurst(older.t)) samples.splice(at, 1);
  else if (samples.length > 2 * limit) samples.shift();
}
