import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import { Ago, Times } from '../time/times.tsx';
import { AnswerRumourForm, JudgeRumourForm } from './rumour-acts.tsx';
import { LogRumourForm } from './rumour-form.tsx';
import { RumourMark } from './state-mark.tsx';
import { type Rumour, rumoursQuery } from './statement-data.ts';
import css from './statements.module.css';

/** What is said elsewhere: of one case where one is named. */
export function RumourLog({ caseId }: { caseId?: string | undefined }): ReactNode {
  const words = useWords();
  const may = useMay();
  const found = useQuery(rumoursQuery(caseId));
  const items = found.data?.items ?? [];
  return (
    <section aria-labelledby="rumours-title" className={css['rumours']}>
      <h2 id="rumours-title">{words('rumour.log', { count: items.length })}</h2>
      {may('statement.write') && <LogRumourForm caseId={caseId} />}
      <Refusal error={found.error} />
      {found.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('rumour.none')}</p>}
      <ul className={css['list']} data-rumours>
        {items.map((rumour) => (
          <RumourItem key={rumour.id} of={rumour} inCase={caseId !== undefined} />
        ))}
      </ul>
    </section>
  );
}

function RumourItem({ of, inCase }: { of: Rumour; inCase: boolean }): ReactNode {
  const words = useWords();
  const may = useMay();
  const [act, setAct] = useState<'judge' | 'answer' | null>(null);
  const { verdict, judgedBy, judgedAt, why, answer } = of;
  return (
    <li className={css['rumour']}>
      <p className={css['row']}>
        <RumourMark verdict={verdict} />
        <MarkingChip tlp={of.tlp} />
        <Ago at={of.heardAt} />
        {!inCase && of.case !== null && <span>{of.case.displayId}</span>}
      </p>
      <blockquote>{of.text}</blockquote>
      <p className={css['dim']}>
        {of.where}
        {of.reach !== null && ` · ${words('rumour.reached', { count: of.reach })}`} · {of.loggedBy.name}
      </p>
      {/* Shown and not linked: whoever follows it tells that we look. */}
      {of.url !== null && <p className={css['hash']}>{of.url}</p>}
      {why !== null && judgedAt !== null && (
        <p>
          {why}{' '}
          <span className={css['dim']}>
            {judgedBy?.name} · <Times at={judgedAt} full />
          </span>
        </p>
      )}
      {answer !== null && <p>{words('rumour.answeredBy', { title: answer.title })}</p>}
      {may('statement.write') && (
        <div className={css['acts']}>
          <button
            type="button"
            aria-expanded={act === 'judge'}
            onClick={() => setAct(act === 'judge' ? null : 'judge')}
          >
            {words('rumour.judge')}
          </button>
          <button
            type="button"
            aria-expanded={act === 'answer'}
            onClick={() => setAct(act === 'answer' ? null : 'answer')}
          >
            {words('rumour.answer')}
          </button>
        </div>
      )}
      {act === 'judge' && <JudgeRumourForm of={of} onDone={() => setAct(null)} />}
      {act === 'answer' && <AnswerRumourForm of={of} onDone={() => setAct(null)} />}
    </li>
  );
}
