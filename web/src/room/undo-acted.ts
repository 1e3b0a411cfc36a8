import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client.ts';
import { caseQuery } from './case-data.ts';
import { stillAsActed } from './undo.ts';
import type { Acted, CaseAct, CaseActs } from './use-case-actions.ts';

const TRIES = 4;

/**
 * Takes an act back on the case as it is now, if what the act had set is still so. Correlation makes versions too, right
 * after a case is closed for one; it then takes more than one try. What goes wrong is in `acts.error`.
 */
export async function undoActed(queries: QueryClient, acts: CaseActs, done: Acted, undo: CaseAct): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const now = await queries.fetchQuery({ ...caseQuery(done.after.id), staleTime: 0 });
    if (!stillAsActed(done.act, done.after, now)) return;
    const failure: unknown = await acts.mutateAsync({ act: undo, on: now }).then(
      () => null,
      (error: unknown) => error,
    );
    if (!(failure instanceof ApiError && failure.code === 'changed_meanwhile')) return;
  }
}
