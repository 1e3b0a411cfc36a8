import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useWho } from '../session/session.ts';
import type { Hotwash } from './contract.ts';
import { hotwashQuery } from './drill-queries.ts';
import { HotwashForm } from './hotwash-form.tsx';
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
      <ImprovementPlan of={data} />
    </>
  );
}

function ImprovementPlan({ of: { improvements } }: { of: Hotwash }): ReactNode {
  const words = useWords();
  return (
    <section>
      <h3>{words('drills.plan')}</h3>
      {improvements.length === 0 ? (
        <p className={css['empty']}>{words('drills.plan.nothing')}</p>
      ) : (
        <div className={css['wide']}>
          <table>
            <caption className="visually-hidden">{words('drills.plan')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('drills.plan.issue')}</th>
                <th scope="col">{words('drills.column.cell')}</th>
                <th scope="col">{words('drills.plan.action')}</th>
                <th scope="col">{words('drills.plan.element')}</th>
                <th scope="col">{words('drills.plan.responsible')}</th>
                <th scope="col">{words('drills.plan.contact')}</th>
                <th scope="col">{words('drills.plan.due')}</th>
                <th scope="col">{words('drills.plan.status')}</th>
              </tr>
            </thead>
            <tbody>
              {improvements.map((one, index) => (
                <tr key={index}>
                  <th scope="row">{one.issue}</th>
                  <td>{one.cell}</td>
                  <td>{one.action}</td>
                  <td>{words(`drills.element.${one.element}`)}</td>
                  <td>{one.responsible}</td>
                  <td>{one.contact}</td>
                  <td>{one.due ?? '–'}</td>
                  <td>{words(`drills.planState.${one.status}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
