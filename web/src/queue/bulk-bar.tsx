import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock } from '../time/format-time.ts';
import { ActButtons } from './act-buttons.tsx';
import type { Offer } from './acts.ts';
import css from './bulk-bar.module.css';
import type { Kind } from './contract.ts';
import { itemOf } from './row-key.ts';
import { countOf, isEmpty, type Selection } from './selection.ts';

interface BulkBarProps {
  selection: Selection;
  total: number;
  onAct: (id: Offer['id']) => void;
  onAll: () => void;
  onNone: () => void;
}

/** Says exactly what is chosen, and what can be done to it. It lies over the end of the list, which does not move. */
export function BulkBar({ selection, total, onAct, onAll, onNone }: BulkBarProps): ReactNode {
  const words = useWords();
  if (isEmpty(selection)) return null;
  const { keys, frozen } = selection;
  const kinds = new Set<Kind>(frozen === null ? [...keys].map((key) => itemOf(key).kind) : ['case', 'alert']);
  const count = countOf(selection);
  return (
    <div className={css['bar']} role="region" aria-label={words('queue.bulk.label')}>
      <strong>
        {frozen === null
          ? words('queue.bulk.some', { count, total })
          : words('queue.bulk.all', {
              count,
              filter: frozen.filter === '' ? words('queue.bulk.noFilter') : frozen.filter,
              at: utcClock(new Date(frozen.takenAt)),
            })}
      </strong>
      {frozen === null && (
        <button type="button" data-kind="quiet" onClick={onAll}>
          {words('queue.bulk.takeAll')} <kbd>* a</kbd>
        </button>
      )}
      <ActButtons kinds={kinds} onAct={onAct} />
      <button type="button" data-kind="quiet" onClick={onNone}>
        {words('queue.bulk.none')} <kbd>* n</kbd>
      </button>
    </div>
  );
}
