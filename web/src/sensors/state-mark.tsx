import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { SensorState } from './contract.ts';
import css from './sensors.module.css';

/** Outline of each state in a 12 by 12 box; with its word, so that no colour is needed. */
const SHAPES: Readonly<Record<SensorState, string>> = {
  ok: 'M2 6.5 5 9.5 10.5 2.5',
  late: 'M6 1a5 5 0 1 0 .01 0M6 3.5V6.5L8 8',
  silent: 'M2 2 10 10M10 2 2 10',
  skewed: 'M1 4h8L6.5 1.5M11 8H3l2.5 2.5',
  gap: 'M1 3v6M1 6h3M8 6h3M11 3v6',
  unknown: 'M3.5 4a2.5 2.5 0 1 1 3.6 2.3Q6 7 6 8M6 10v.6',
  disabled: 'M2 6h8',
};

/** How a sensor does, as shape and word. */
export function StateMark({ state }: { state: SensorState }): ReactNode {
  const words = useWords();
  return (
    <span className={css['state']} data-state={state}>
      <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {words(`sensors.state.${state}`)}
    </span>
  );
}
