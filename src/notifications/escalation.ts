import type { EscalationStep } from './rule.ts';

/** How far asking has come. */
export interface EscalationState {
  startedAt: Date;
  stepsDone: number;
}

/** What is asked of the case. */
export interface EscalatedCase {
  acknowledged: boolean;
  /** Closed, merged, or no more to be seen by whoever asked. */
  over: boolean;
}

export type EscalationMove =
  | { do: 'end'; why: 'acknowledged' | 'case_over' | 'exhausted' }
  | { do: 'wait'; until: Date }
  | { do: 'step'; number: number; step: EscalationStep; next: Date | undefined };

/** When a step is due. */
function dueAt(startedAt: Date, step: EscalationStep): Date {
  return new Date(startedAt.getTime() + step.afterMinutes * 60_000);
}

/**
 * What is to be done now about a case that was told of. One step at a time, in order, none left out: after an outage the
 * steps that were missed follow each other, until somebody acknowledges the case.
 */
export function escalate(
  steps: readonly EscalationStep[],
  state: EscalationState,
  found: EscalatedCase,
  now: Date,
): EscalationMove {
  if (found.acknowledged) return { do: 'end', why: 'acknowledged' };
  if (found.over) return { do: 'end', why: 'case_over' };
  const step = steps[state.stepsDone];
  if (step === undefined) return { do: 'end', why: 'exhausted' };
  const due = dueAt(state.startedAt, step);
  if (due > now) return { do: 'wait', until: due };
  const following = steps[state.stepsDone + 1];
  return {
    do: 'step',
    number: state.stepsDone + 1,
    step,
    next: following === undefined ? undefined : dueAt(state.startedAt, following),
  };
}
