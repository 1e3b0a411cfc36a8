import type { JournalEvent } from '../../journal/journal-event.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import type { EvaluatorOverride, ExpectationOutcome } from './outcome.ts';
import type { RunFacts } from './run-facts.ts';

/** How far a run was evaluated. Plain JSON: stored beside the cursor, or made anew from the whole journal. */
export interface Evaluation {
  /** The last entry looked at; 0 before the first. Read on from here. */
  cursor: number;
}

export function beginEvaluation(): Evaluation {
  return { cursor: 0 };
}

/**
 * Looks at the entries after the cursor, in order of `seq`, as far as it may: not beyond the beginning of a delivery that is under
 * way, since what this one produced is not known yet. Returns a new evaluation; reading on from its cursor later gives the same as
 * reading from the first entry.
 */
export function advance(evaluation: Evaluation, _run: RunFacts, events: readonly JournalEvent[]): Evaluation {
  return { cursor: events.at(-1)?.seq ?? evaluation.cursor };
}

/** What became of every expectation by a moment of real time, in the order of the template. */
export function outcomes(
  _evaluation: Evaluation,
  _run: RunFacts,
  _clock: readonly ClockEvent[],
  _overrides: readonly EvaluatorOverride[],
  _wall: number,
): ExpectationOutcome[] {
  return [];
}
