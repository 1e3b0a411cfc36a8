import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { RumourVerdict, StatementState, Verdict } from './statement-data.ts';
import css from './statements.module.css';

const SIGNS: Readonly<Record<StatementState, string>> = {
  draft: '✎',
  asked: '?',
  approved: '✓',
  refused: '✕',
  released: '➤',
  withdrawn: '⊘',
};

/** Where a statement stands: a sign, a word and a colour. */
export function StateMark({ state }: { state: StatementState }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-state={state}>
      <span aria-hidden="true">{SIGNS[state]}</span> {words(`statement.state.${state}`)}
    </span>
  );
}

/** What a nation says of the version; that it has said nothing is said too. */
export function AnswerMark({ verdict }: { verdict: Verdict | null }): ReactNode {
  const words = useWords();
  const state = verdict === null ? 'asked' : verdict === 'approve' ? 'approved' : 'refused';
  return (
    <span className={css['mark']} data-state={state}>
      <span aria-hidden="true">{SIGNS[state]}</span> {words(`statement.answer.${verdict ?? 'none'}`)}
    </span>
  );
}

const RUMOUR_SIGNS: Readonly<Record<RumourVerdict, string>> = { true: '✓', false: '✕', unknown: '?' };

export function RumourMark({ verdict }: { verdict: RumourVerdict }): ReactNode {
  const words = useWords();
  return (
    <span className={css['mark']} data-rumour={verdict}>
      <span aria-hidden="true">{RUMOUR_SIGNS[verdict]}</span> {words(`rumour.verdict.${verdict}`)}
    </span>
  );
}
