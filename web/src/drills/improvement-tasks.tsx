import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useMay } from '../session/session.ts';
import type { OwnTask } from './contract.ts';
import { assignedQuery, changeOwnTask, ownTasksQuery } from './improvement-queries.ts';
import css from './drills.module.css';

const STATES = ['open', 'done', 'cancelled'] as const satisfies readonly OwnTask['state'][];

/** Tasks that hang on no case, newest first; their state is changed in place. */
export function OwnTaskTable({ tasks }: { tasks: readonly OwnTask[] }): ReactNode {
  const words = useWords();
  const may = useMay();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: ({ id, version, state }: { id: string; version: number; state: OwnTask['state'] }) =>
      changeOwnTask(id, { state, expectedVersion: version }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ownTasksQuery.queryKey });
      await queries.invalidateQueries({ queryKey: assignedQuery.queryKey });
    },
  });
  return (
    <>
      <Refusal error={changing.error} />
      <div className={css['wide']}>
        <table>
          <caption className="visually-hidden">{words('drills.tasks.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('drills.tasks.task')}</th>
              <th scope="col">{words('drills.column.organisation')}</th>
              <th scope="col">{words('drills.plan.due')}</th>
              <th scope="col">{words('drills.plan.status')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ id, title, description, organisation, due, state, version }) => (
              <tr key={id}>
                <th scope="row">
                  {title}
                  {description !== null && (
                    <details>
                      <summary>{words('drills.tasks.more')}</summary>
                      <p className={css['said']}>{description}</p>
                    </details>
                  )}
                </th>
                <td>{organisation}</td>
                <td>{due?.slice(0, 10) ?? '–'}</td>
                <td>
                  {may('case.work') ? (
                    <select
                      aria-label={words('drills.tasks.stateOf', { title })}
                      value={state}
                      disabled={changing.isPending}
                      onChange={({ target }) =>
                        changing.mutate({ id, version, state: target.value as OwnTask['state'] })
                      }
                    >
                      {STATES.map((each) => (
                        <option key={each} value={each}>
                          {words(`drills.task.${each}`)}
                        </option>
                      ))}
                    </select>
                  ) : (
                    words(`drills.task.${state}`)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
