import { BEAT_MS } from '../intake/intake-tally.ts';

/** How often a sensor is expected to be heard, in seconds, and who says so. */
export interface ExpectedInterval {
  seconds: number;
  from: 'declared' | 'learned';
}

/** Quarters of an hour that are looked back on: those of two days for a sensor that never pauses. */
export const LOOKED_BACK = 192;
/** Fewer say nothing: one burst of alerts would pass for a habit. */
export const LEAST_BEATS = 12;

/**
 * The interval a sensor keeps by itself, in seconds: the median distance between the quarters of an hour it was heard in.
 * It is never less than a quarter, since within one only counts are kept. Null where it was heard in too few to tell.
 * @param beats starts of the quarters, epoch milliseconds, in any order.
 */
export function learnedInterval(beats: readonly number[]): number | null {
  if (beats.length < LEAST_BEATS) return null;
  const ordered = [...beats].sort((a, b) => a - b);
  const gaps = ordered.slice(1).map((at, index) => at - (ordered[index] ?? at));
  gaps.sort((a, b) => a - b);
  // The upper one of two in the middle: a sensor is rather waited for than called silent.
  const median = gaps[Math.floor(gaps.length / 2)] ?? BEAT_MS;
  return Math.max(median, BEAT_MS) / 1_000;
}

/** What the registry declares outranks what was learned. */
export function expectedInterval(declared: number | null, learned: number | null): ExpectedInterval | null {
  if (declared !== null) return { seconds: declared, from: 'declared' };
  return learned === null ? null : { seconds: learned, from: 'learned' };
}
