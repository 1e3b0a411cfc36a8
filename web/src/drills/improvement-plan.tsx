import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay, useWho } from '../session/session.ts';
import type { Improvement } from './contract.ts';
import { ImprovementForm } from './improvement-form.tsx';
import { planQuery } from './improvement-queries.ts';
import css from './drills.module.css';

/** What is to be done about it, by whom and until when; a place to add to it and to change it. */
export function ImprovementPlan({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const may = useMay();
  const { exercise } = useWho();
  const { data, error } = useQuery(planQuery(runId));
  const [open, setOpen] = useState<string | null>(null);
  if (data === undefined) return <Refusal error={error} />;
  const { items, organisations } = data;
  const changed = items.find(({ id }) => id === open);
  const member = exercise !== null && exercise.cell !== null;
  return (
    <section aria-labelledby="improvement-plan">
      <h3 id="improvement-plan">{words('drills.plan')}</h3>
      {items.length === 0 ? (
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
                <th scope="col">
                  <span className="visually-hidden">{words('drills.plan.change')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.issue}</th>
                  <td>{one.cell}</td>
                  <td>{one.action}</td>
                  <td>{words(`drills.element.${one.element}`)}</td>
                  <td>
                    {one.responsible}
                    {!one.handedOver && <span className={css['under']}> {words('drills.plan.notHandedOver')}</span>}
                  </td>
                  <td>{one.contact}</td>
                  <td>{one.due ?? '–'}</td>
                  <td>
                    <StateOf of={one} />
                  </td>
                  <td>
                    {(may('drill.evaluate') || may('case.work') || may('release.grant')) && (
                      <button type="button" onClick={() => setOpen(one.id)}>
                        {words('drills.plan.change')} <span className="visually-hidden">{one.issue}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changed !== undefined && (
        <ImprovementForm
          key={changed.id}
          runId={runId}
          of={changed}
          organisations={organisations}
          onDone={() => setOpen(null)}
        />
      )}
      {member && open === '' && (
        <ImprovementForm runId={runId} of={null} organisations={organisations} onDone={() => setOpen(null)} />
      )}
      {member && open !== '' && (
        <p className={css['controls']}>
          <button type="button" onClick={() => setOpen('')}>
            {words('drills.plan.add')}
          </button>
        </p>
      )}
    </section>
  );
}

function StateOf({ of: { status, hasTask, retested } }: { of: Improvement }): ReactNode {
  const words = useWords();
  return [
    words(`drills.planState.${status}`),
    ...(hasTask ? [words('drills.plan.isTask')] : []),
    ...(retested ? [words('drills.plan.retested')] : []),
  ].join(' · ');
}
