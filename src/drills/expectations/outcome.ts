export const OUTCOME_STATES = ['pending', 'met', 'met_late', 'missed', 'waived', 'not_evaluable'] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];

/** What became of an expectation, as of the last entry looked at. */
export interface ExpectationOutcome {
  item: string;
  expectation: string;
  cell: string;
  state: OutcomeState;
  source: 'auto' | 'evaluator';
  /** When its time began: the delivery of its item. Null before. */
  fromSimMs: number | null;
  fromWall: number | null;
  /** Its deadline on the exercise clock; null before the delivery. */
  dueSimMs: number | null;
  /** When it became what it is, on both clocks; null while pending and where nothing happened. */
  atSimMs: number | null;
  atWall: number | null;
  /** Ids of the journal entries it rests on. */
  evidence: string[];
  /** An evaluator's words, or why it is not evaluable. */
  note: string | null;
  by: string | null;
}

/** An evaluator's word. Appended; of several on one expectation the last one holds. */
export interface EvaluatorOverride {
  seq: number;
  item: string;
  expectation: string;
  state: Exclude<OutcomeState, 'pending'> | 'withdrawn';
  atWall: number;
  by: string;
  note: string;
}
