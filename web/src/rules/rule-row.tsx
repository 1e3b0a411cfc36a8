import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Ago } from '../time/times.tsx';
import type { Summary } from './rule-queries.ts';
import css from './rules.module.css';

interface RuleRowProps {
  rule: Summary;
  chosen: boolean;
  onChoose: (id: string) => void;
}

export function RuleRow({ rule, chosen, onChoose }: RuleRowProps): ReactNode {
  const words = useWords();
  return (
    <tr data-chosen={chosen || undefined} data-state={rule.state}>
      <th scope="row">
        <button type="button" data-kind="quiet" aria-current={chosen || undefined} onClick={() => onChoose(rule.id)}>
          {rule.title}
        </button>
        <span className={css['under']}>
          {words(`severity.${rule.level === 'informational' ? 'info' : rule.level}`)}
          {rule.scope === 'nation' && ` · ${words('rules.scope.nation')}`}
        </span>
      </th>
      <td>
        <StateMark state={rule.state} />
        {rule.asked && <span className={css['note']}>{words('rules.asked')}</span>}
        {rule.resting > 0 && (
          <span className={css['note']} data-grave>
            {words('rules.resting', { count: rule.resting })}
          </span>
        )}
      </td>
      <td>{rule.author ?? '–'}</td>
      <td className={css['number']}>{rule.fired.count}</td>
      <td>{rule.fired.lastAt === null ? words('rules.never') : <Ago at={rule.fired.lastAt} />}</td>
    </tr>
  );
}

/** Outline of each state in a 12 by 12 box, so that colour is not needed to tell them apart. */
const SHAPES: Readonly<Record<Summary['state'], string>> = {
  draft: 'M2 2h8v8H2z',
  test: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  live: 'M3 1.5 10.5 6 3 10.5z',
  retired: 'M2 2l8 8M10 2l-8 8',
  shipped: 'M6 1 11 4v5L6 11 1 9V4z',
};

export function StateMark({ state }: { state: Summary['state'] }): ReactNode {
  const words = useWords();
  return (
    <span className={css['state']} data-state={state}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={SHAPES[state]} />
      </svg>
      {words(`rules.state.${state}`)}
    </span>
  );
}
