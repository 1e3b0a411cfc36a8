import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Run, RunExpectation } from './contract.ts';
import type { ShownState } from './item-state.ts';
import css from './drills.module.css';

/** Outline of each state in a 12 by 12 box, so that colour is not needed to tell them apart. */
const ITEM_SHAPES: Readonly<Record<ShownState, string>> = {
  planned: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  blocked: 'M6 1 11 6 6 11 1 6zM4 6h4',
  held: 'M4 2v8M8 2v8',
  delivering: 'M1.5 6h8M6.5 3l3 3-3 3',
  delivered: 'M1.5 6.5 5 10l5.5-8',
  failed: 'M2 2l8 8M10 2l-8 8',
  skipped: 'M2 2l4 4-4 4M6 2l4 4-4 4',
  withdrawn: 'M2 6h8',
};

const OUTCOME_SHAPES: Readonly<Record<RunExpectation['state'], string>> = {
  pending: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  met: 'M1.5 6.5 5 10l5.5-8',
  met_late: 'M1.5 4.5 5 8l5.5-7M1.5 11h9',
  missed: 'M2 2l8 8M10 2l-8 8',
  waived: 'M2 6h8',
  not_evaluable: 'M3.5 4.2a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M6 10.6v.2',
};

const RUN_SHAPES: Readonly<Record<Run['state'], string>> = {
  planned: 'M2 2h8v8H2z',
  ready: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  running: 'M3 1.5 10.5 6 3 10.5z',
  paused: 'M4 2v8M8 2v8',
  ended: 'M1.5 6.5 5 10l5.5-8',
  aborted: 'M2 2l8 8M10 2l-8 8',
  archived: 'M2 6h8',
};

export function Shape({ path }: { path: string }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const ItemShape = ({ state }: { state: ShownState }): ReactNode => <Shape path={ITEM_SHAPES[state]} />;

export function ItemMark({ state }: { state: ShownState }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-item={state}>
      <ItemShape state={state} />
      {words(`drills.item.${state}`)}
    </span>
  );
}

export function OutcomeMark({ state }: { state: RunExpectation['state'] }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-outcome={state}>
      <Shape path={OUTCOME_SHAPES[state]} />
      {words(`drills.outcome.${state}`)}
    </span>
  );
}

export function RunMark({ state }: { state: Run['state'] }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-run={state}>
      <Shape path={RUN_SHAPES[state]} />
      {words(`drills.run.${state}`)}
    </span>
  );
}
