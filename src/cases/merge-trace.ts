import { type CaseStanding, columnsOf } from './case-standing.ts';
import type { RaisedPart } from './marking.store.ts';

/** What a merge made of the case that survived, and of its parts. */
export interface MergeTrace {
  caseId: string;
  intoId: string;
  status: string;
  before: CaseStanding;
  after: CaseStanding;
  raised: RaisedPart[];
}

/** How the survivor was marked before the merge, where nobody and nothing has marked it since. */
export function standingBefore(trace: MergeTrace | undefined, now: CaseStanding): CaseStanding | undefined {
  if (!trace) return undefined;
  return JSON.stringify(columnsOf(trace.after)) === JSON.stringify(columnsOf(now)) ? trace.before : undefined;
}
