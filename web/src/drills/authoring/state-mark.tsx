import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { DrillTemplate } from '../contract.ts';
import css from './authoring.module.css';

const SHAPES: Readonly<Record<DrillTemplate['state'], string>> = {
  draft: 'M3 13 L3 10 L10 3 L13 6 L6 13 Z',
  approved: 'M3 8.5 L6.5 12 L13 4.5',
  archived: 'M2.5 4.5 H13.5 V7 H2.5 Z M4 7 V13 H12 V7 M7 9.5 H9',
  shipped: 'M8 2.5 L13.5 8 L8 13.5 L2.5 8 Z',
};

/** How far a template has come: by shape, word and colour. */
export function StateMark({ state }: { state: DrillTemplate['state'] }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-state={state}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {words(`authoring.state.${state}`)}
    </span>
  );
}
