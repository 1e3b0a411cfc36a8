import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { Times } from '../time/times.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerMark, StateMark } from './state-mark.tsx';
import { answerReceived, receivedQuery } from './statement-data.ts';
import { StatementTexts } from './statement-texts.tsx';
import css from './statements.module.css';

/** A statement of another nation: to be answered, or as it was told. */
export function ReceivedView({ id, onChoose }: { id: string; onChoose: (id: string) => void }): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const received = useQuery(receivedQuery);
  const of = received.data?.items.find((one) => one.id === id);
  if (of === undefined) {
    return <p role="status">{words(received.isPending ? 'app.loading' : 'statement.gone')}</p>;
  }
  const { corrects } = of;
  return (
    <article aria-labelledby="received-title" data-received={of.stage}>
      <h2 id="received-title" className={css['title']}>
        {of.title}
      </h2>
      <p className={css['row']}>
        {of.stage === 'asked' ? <AnswerMark verdict={of.answer?.verdict ?? null} /> : <StateMark state="released" />}
        <MarkingChip tlp={of.tlp} />
        <span>
          {of.from.organisation.name}, {nationName(of.from.nation)}
        </span>
        <span>{words('statement.version', { version: of.version })}</span>
        <Times at={of.at} full />
      </p>
      {corrects !== null && (
        <p>
          <button type="button" data-kind="quiet" className={css['other']} onClick={() => onChoose(corrects)}>
            {words('statement.corrects')}
          </button>
        </p>
      )}
      {of.correctedBy.map((correction) => (
        <p key={correction} className={css['warn']}>
          <button type="button" data-kind="quiet" className={css['other']} onClick={() => onChoose(correction)}>
            {words('statement.correctedBy')}
          </button>
        </p>
      ))}
      <StatementTexts texts={of.texts} />
      {of.answer !== null && (
        <p>
          {words(`statement.weSaid.${of.answer.verdict}`)} “{of.answer.words}”{' '}
          <span className={css['dim']}>
            <Times at={of.answer.at} full />
          </span>
        </p>
      )}
      {of.stage === 'asked' && (
        <AnswerForm version={of.version} hash={of.hash} send={(body) => answerReceived(of.id, body)} />
      )}
    </article>
  );
}
