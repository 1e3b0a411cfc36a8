import type { OutcomeState } from '../expectations/outcome.ts';
import type { Metric } from '../template/template.ts';

/** Of so many, how many. `of` is 0 where there is nothing to say, which is not the same as none. */
export interface Share {
  met: number;
  of: number;
}

export type Tally = Record<OutcomeState, number>;

export interface Spread {
  median: number;
  worst: number;
}

/** How long a kind of thing took from the delivery of its item on, in milliseconds of both clocks. */
export interface MetricTimes {
  metric: Metric;
  /** How often it was done, in time or late. */
  measured: number;
  /** How often it was not done at all. A worst time stands beside it, never instead of it. */
  never: number;
  simMs: Spread | null;
  wallMs: Spread | null;
}

/** Of the expectations of a cell, or of all. */
export interface CellSheet {
  /** Null on the joint sheet. */
  cell: string | null;
  nation: string | null;
  /** Required and met in time, of those required that came to a verdict. */
  score: Share;
  coverage: Coverage;
  required: Tally;
  optional: Tally;
  metrics: MetricTimes[];
  objectives: ObjectiveResult[];
  releasability: ReleasabilityError[];
  /** Items that looked like an attack and were none: those handled as such. */
  decoys: Share;
}

/** How much of the drill the score speaks of. Shown wherever the score is. */
export interface Coverage {
  /** Required expectations that came to a verdict, of all that are required and not waived. */
  expectations: Share;
  /** Items delivered of which something is expected, of all that were delivered. */
  items: Share;
}

export interface ObjectiveResult {
  objective: string;
  score: Share;
  /** Null where no time was aimed at, or nothing was measured. */
  medianWithinTarget: boolean | null;
}

/** What went to somebody it should not have, or did not go to somebody who needed it. */
export interface ReleasabilityError {
  kind: 'withheld' | 'shared_wrongly';
  item: string;
  expectation: string;
  cell: string;
  evidence: string[];
}

/** What one organisation released to one recipient. */
export interface SharingLine {
  fromNation: string;
  fromOrganisationId: string;
  toNation: string;
  /** Null where a nation as a whole was addressed. */
  toOrganisationId: string | null;
  sent: number;
  acknowledged: number;
  /** From receipt to acknowledgement, real milliseconds. */
  medianMs: number | null;
}

export interface ScoreSheet {
  joint: CellSheet;
  cells: CellSheet[];
  sharing: SharingLine[];
  /** Of what was shared, how much was acknowledged, and how soon: whether points of contact answer. */
  pointsOfContact: Share & { medianMs: number | null };
}
