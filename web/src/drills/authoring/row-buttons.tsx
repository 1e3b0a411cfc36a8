import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Edit, Path } from './edit.ts';
import css from './authoring.module.css';

interface RowButtonsProps {
  /** What is moved or taken out, by name. */
  what: string;
  list: string | Path;
  index: number;
  count: number;
  /** How many there have to be. */
  least: number;
  disabled: boolean;
  onEdit: (edits: Edit[]) => void;
}

/** Moves one of a list up or down, or takes it out. */
export function RowButtons({ what, list, index, count, least, disabled, onEdit }: RowButtonsProps): ReactNode {
  const words = useWords();
  const path = typeof list === 'string' ? [list] : list;
  const move = (to: number): void => onEdit([{ do: 'move', path, from: index, to }]);
  return (
    <div className={css['rowButtons']}>
      <button
        type="button"
        data-kind="quiet"
        aria-label={words('authoring.up', { what })}
        disabled={disabled || index === 0}
        onClick={() => move(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        data-kind="quiet"
        aria-label={words('authoring.down', { what })}
        disabled={disabled || index === count - 1}
        onClick={() => move(index + 1)}
      >
        ↓
      </button>
      <button
        type="button"
        data-kind="quiet"
        aria-label={words('authoring.remove', { what })}
        disabled={disabled || count <= least}
        onClick={() => onEdit([{ do: 'remove', path: [...path, index] }])}
      >
        ×
      </button>
    </div>
  );
}
