import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { ListState } from './held-list.ts';
import type { SourceState } from './queue-source.ts';
import css from './queue-screen.module.css';

interface ListConditionProps {
  state: ListState;
  reading: SourceState;
  filtered: boolean;
  onAgain: () => void;
}

/** What is the matter when there are no rows, and what to do about it; and that rows shown could not be read again. */
export function ListCondition({ state, reading, filtered, onAgain }: ListConditionProps): ReactNode {
  const words = useWords();
  const again = (
    <button type="button" onClick={onAgain}>
      {words('app.again')}
    </button>
  );
  if (reading.error !== null) {
    return (
      <div className={css['condition']} data-over={state.rows.length > 0 || undefined}>
        <p>{words(reading.phase === 'failed' ? 'queue.failed' : 'queue.failedAgain')}</p>
        <Refusal error={reading.error} />
        {again}
      </div>
    );
  }
  if (state.rows.length > 0) return null;
  if (reading.phase === 'loading') return <p className={css['condition']}>{words('queue.loading')}</p>;
  return (
    <div className={css['condition']}>
      <p>{words(filtered ? 'queue.emptyFiltered' : 'queue.empty')}</p>
    </div>
  );
}
