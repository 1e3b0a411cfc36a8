export const OUTCOME_STATES = ['pending', 'met', 'met_late', 'missed', 'waived', 'not_evaluable'] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];

/** Why nothing can be said of an expectation, and the note that says so. */
export const UNJUDGED = {
  not_delivered: 'Its item was not delivered',
  not_judged: 'No evaluator judged it',
  nobody_plays: 'Nobody plays in the cell',
  ended_before: 'The drill ended before its deadline',
} as const;
export type Unjudged = keyof typeof UNJUDGED;
export const UNJUDGED_CODES: readonly Unjudged[] = Object.keys(UNJUDGED) as Unjudged[];

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

/** Why it is not evaluable, by the note the evaluation left; null where an evaluator says so, and where it is something else. */
export function unjudgedOf({
  state,
  source,
  note,
}: Pick<ExpectationOutcome, 'state' | 'source' | 'note'>): Unjudged | null {
  if (state !== 'not_evaluable' || source !== 'auto') return null;
  return UNJUDGED_CODES.find((code) => UNJUDGED[code] === note) ?? null;
}
