import type { Schemas } from '../api/client.ts';
import { PERIODS, COUNTED } from './periods.ts';

export type Run = Schemas['RetentionRunDto'];
export type RunState = 'done' | 'policy_changed' | 'under_way' | 'stands_still';

/** The sweeper looks every half minute; a batch takes seconds. */
const STILL_MS = 10 * 60_000;

/** How a run went. One that fails is not ended: it stands still until it is taken up again. */
export function stateOf(run: Pick<Run, 'outcome' | 'movedAt'>, now: number): RunState {
  if (run.outcome !== null) return run.outcome;
  return now - Date.parse(run.movedAt) > STILL_MS ? 'stands_still' : 'under_way';
}

export const removedBy = ({ removed }: Pick<Run, 'removed'>): number =>
  PERIODS.reduce((sum, period) => sum + removed[COUNTED[period]], 0);
