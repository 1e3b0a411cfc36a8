/** What is known of a sensor's own message counter. */
export interface SequenceState {
  last: number | null;
  gaps: number;
  missed: number;
}

export interface SequenceGap {
  /** First and last number that did not come. */
  from: number;
  to: number;
}

/** A jump larger than this is a counter that was reset to another range, not messages lost. */
const LARGEST_GAP = 1_000_000;

/**
 * Follows a counter through messages in order of arrival. Repeats and stragglers are no news; a counter that starts
 * again near zero is a restarted sensor.
 */
export function followSequence(
  state: SequenceState,
  numbers: readonly number[],
): { state: SequenceState; gaps: SequenceGap[] } {
  const gaps: SequenceGap[] = [];
  let { last } = state;
  for (const number of numbers) {
    if (last === null || (number < last && number <= 1)) {
      last = number;
      continue;
    }
    if (number <= last) continue;
    if (number > last + 1 && number - last <= LARGEST_GAP) gaps.push({ from: last + 1, to: number - 1 });
    last = number;
  }
  return {
    state: {
      last,
      gaps: state.gaps + gaps.length,
      missed: state.missed + gaps.reduce((sum, gap) => sum + gap.to - gap.from + 1, 0),
    },
    gaps,
  };
}
