import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { Ago } from '../time/times.tsx';
import { AnswerMark, StateMark } from './state-mark.tsx';
import type { Received, Statement } from './statement-data.ts';
import css from './statements.module.css';

interface ListProps<Item> {
  items: readonly Item[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Statements of the own nation, each with where it stands. */
export function StatementList({ items, chosen, onChoose }: ListProps<Statement>): ReactNode {
  return (
    <ul className={css['list']} data-statements>
      {items.map(({ id, title, state, tlp, organisation, case: of, changedAt }) => (
        <Choice key={id} id={id} title={title} chosen={chosen} onChoose={onChoose}>
          <StateMark state={state} />
          <MarkingChip tlp={tlp} />
          <span>
            {organisation.name}
            {of !== null && ` · ${of.displayId}`}
          </span>
          <Ago at={changedAt} />
        </Choice>
      ))}
    </ul>
  );
}

/** What other nations ask, and what they told. */
export function ReceivedList({ items, chosen, onChoose }: ListProps<Received>): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  return (
    <ul className={css['list']} data-received>
      {items.map(({ id, title, stage, tlp, from, answer, at }) => (
        <Choice key={id} id={id} title={title} chosen={chosen} onChoose={onChoose}>
          {stage === 'asked' ? <AnswerMark verdict={answer?.verdict ?? null} /> : <StateMark state="released" />}
          <MarkingChip tlp={tlp} />
          <span>{words('statement.from', { nation: nationName(from.nation) })}</span>
          <Ago at={at} />
        </Choice>
      ))}
    </ul>
  );
}

interface ChoiceProps {
  id: string;
  title: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  children: ReactNode;
}

function Choice({ id, title, chosen, onChoose, children }: ChoiceProps): ReactNode {
  return (
    <li>
      <button type="button" data-kind="quiet" aria-current={id === chosen || undefined} onClick={() => onChoose(id)}>
        <span className={css['title']}>{title}</span>
        <span className={css['row']}>{children}</span>
      </button>
    </li>
  );
}
