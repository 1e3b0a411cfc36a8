import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { BothClocks } from './both-clocks.tsx';
import { amendmentsQuery } from './drill-queries.ts';
import { simText } from './sim-clock.ts';
import css from './drills.module.css';

/** What was changed of the script since the run was made, the latest first: the frozen script stays as it was. */
export function AmendmentList({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const { data, error, isSuccess } = useQuery(amendmentsQuery(runId));
  const items = data?.items.toReversed() ?? [];
  return (
    <>
      <Refusal error={error} />
      {isSuccess && items.length === 0 && <p className={css['empty']}>{words('drills.amend.none')}</p>}
      {items.length > 0 && (
        <div className={css['wide']}>
          <table>
            <caption className="visually-hidden">{words('drills.tab.amendments')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('drills.column.at')}</th>
                <th scope="col">{words('drills.column.item')}</th>
                <th scope="col">{words('drills.column.move')}</th>
                <th scope="col">{words('drills.column.cell')}</th>
                <th scope="col">{words('drills.amend.by')}</th>
                <th scope="col">{words('drills.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ seq, type, item, cells, toSimMs, at, simMs, by, reason }) => (
                <tr key={seq}>
                  <td>
                    <BothClocks simMs={simMs} wall={at} />
                  </td>
                  <th scope="row">{item}</th>
                  <td>
                    {words(`drills.amend.type.${type}`)}
                    {toSimMs !== null && ` ${simText(toSimMs)}`}
                  </td>
                  <td>{cells.join(', ')}</td>
                  <td>{by}</td>
                  <td>{reason === '' ? '–' : reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
