import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './room.module.css';
import type { Decide } from './use-decide.ts';

const ASK_AGAIN = 700;

/** What became of a decision: pending until correlation has carried it out, then applied, or why not. */
export function DecisionState({ decide }: { decide: Decide }): ReactNode {
  const words = useWords();
  const decided = decide.data;
  const waits = decided?.pending === true;
  const later = useQuery({
    queryKey: ['decision', decided?.decisionId],
    queryFn: () => take(api.GET('/api/v1/decisions/{id}', { params: { path: { id: decided?.decisionId ?? '' } } })),
    enabled: waits,
    refetchInterval: ({ state }) => (state.data?.pending === false ? false : ASK_AGAIN),
  });
  if (decided === undefined) return decide.isPending ? <p role="status">{words('decision.pending')}</p> : null;
  if (waits && later.data?.pending !== false) return <p role="status">{words('decision.pending')}</p>;
  const outcome = (waits ? later.data?.outcome : decided.pending ? null : decided.outcome) ?? {};
  const { applied, refusal, newNumber } = outcome as { applied?: unknown; refusal?: unknown; newNumber?: unknown };
  if (applied === false)
    return <p role="alert">{words('decision.refused', { why: typeof refusal === 'string' ? refusal : '' })}</p>;
  return (
    <p role="status" className={css['done']}>
      {words('decision.applied')}
      {typeof newNumber === 'number' && (
        <Link
          to="/cases/$displayId"
          params={{ displayId: `BW-${String(newNumber)}` }}
        >{`BW-${String(newNumber)}`}</Link>
      )}
    </p>
  );
}
