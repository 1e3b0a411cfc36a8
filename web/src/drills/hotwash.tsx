import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import { hotwashQuery } from './drill-queries.ts';
import { HotwashForm } from './hotwash-form.tsx';
import { ImprovementPlan } from './improvement-plan.tsx';
import css from './drills.module.css';

/** After ENDEX: what members said of the run, what is to be done about it, and a place to say it. */
export function HotwashOf({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const { exercise } = useWho();
  const { data, error } = useQuery(hotwashQuery(runId));
  if (data === undefined) return <Refusal error={error} />;
  const { answers } = data;
  return (
    <>
      {exercise !== null && exercise.cell !== null && <HotwashForm runId={runId} of={data} />}
      <section>
        <h3>{words('drills.hotwash.answers')}</h3>
        {answers.length === 0 && <p className={css['empty']}>{words('drills.hotwash.nothing')}</p>}
        <ul className={css['things']}>
          {answers.map(({ cell, author, wentWell, toImprove }, index) => (
            <li key={index}>
              <strong>{[cell, author ?? words('drills.hotwash.noName')].join(' · ')}</strong>
              {wentWell !== '' && (
                <p className={css['said']}>
                  {words('drills.hotwash.wentWell')}: {wentWell}
                </p>
              )}
              {toImprove !== '' && (
                <p className={css['said']}>
                  {words('drills.hotwash.toImprove')}: {toImprove}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <ImprovementPlan runId={runId} />
    </>
  );
}
