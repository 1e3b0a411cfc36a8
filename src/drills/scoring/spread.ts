import type { Spread } from './score-sheet.ts';

/** Median and greatest; of an even number the mean of the two in the middle. Null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  const worst = sorted.at(-1);
  if (below === undefined || above === undefined || worst === undefined) return null;
  return { median: (below + above) / 2, worst };
}
