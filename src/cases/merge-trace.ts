import { type CaseStanding, columnsOf } from './case-standing.ts';
import type { RaisedPart } from './marking.store.ts';

/** What a merge made of the case that survived, and of its parts. */
export interface MergeTrace {
  caseId: string;
  intoId: string;
  status: string;
  /** Of the survivor; null where it did not outlast the step. */
  before: CaseStanding | null;
  after: CaseStanding | null;
  raised: RaisedPart[];
}

/** How the survivor was marked before the merge, where nobody and nothing has marked it since. */
export function standingBefore(trace: MergeTrace | undefined, now: CaseStanding): CaseStanding | undefined {
  if (!trace?.before || !trace.after) return undefined;
  return JSON.stringify(columnsOf(trace.after)) === JSON.stringify(columnsOf(now)) ? trace.before : undefined;
}
