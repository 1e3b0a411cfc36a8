/** A quarter of an hour, which each bar stands for. Milliseconds. */
export const BAR = 900_000;

/** What a day of bars tells in numbers, for whoever does not see them. Instants in milliseconds. */
export interface StripSummary {
  total: number;
  /** Of the fullest bar, and when it began; null where nothing came. */
  most: { count: number; at: number } | null;
  /** The longest run of empty bars; null where none is empty. */
  quiet: { from: number; to: number } | null;
}

/** When each bar began: the last is the one that `asOf` lies in. */
export const barStart = (index: number, bars: number, asOf: number): number =>
  Math.floor(asOf / BAR) * BAR - (bars - 1 - index) * BAR;

export function stripSummary(strip: readonly number[], asOf: number): StripSummary {
  const start = (index: number): number => barStart(index, strip.length, asOf);
  const count = Math.max(0, ...strip);
  const quiet = longestRun(strip);
  return {
    total: strip.reduce((sum, each) => sum + each, 0),
    most: count === 0 ? null : { count, at: start(strip.indexOf(count)) },
    quiet: quiet === null ? null : { from: start(quiet.from), to: Math.min(start(quiet.to), asOf) },
  };
}

/** The longest run of empty bars, as indexes from the first of them to the one after the last. */
function longestRun(strip: readonly number[]): { from: number; to: number } | null {
  let longest: { from: number; to: number } | null = null;
  let from = 0;
  for (let index = 0; index <= strip.length; index += 1) {
    if (strip[index] === 0) continue;
    if (index > from && index - from > (longest === null ? 0 : longest.to - longest.from))
      longest = { from, to: index };
    from = index + 1;
  }
  return longest;
}

/** How high a bar stands, from 0 to 1: by the square root, so that a quiet sensor's single alerts are seen beside a burst. */
export const barHeight = (count: number, most: number): number =>
  count === 0 || most === 0 ? 0 : Math.sqrt(count / most);
