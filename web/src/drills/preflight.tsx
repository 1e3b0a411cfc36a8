import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Preflight } from './contract.ts';
import { preflightQuery } from './drill-queries.ts';
import css from './drills.module.css';

/** Before a start: what would go wrong, who will receive what, and what is shut out. */
export function PreflightOf({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const check = useQuery(preflightQuery(runId));
  return (
    <section className={css['preflight']} aria-label={words('drills.preflight')}>
      <Refusal error={check.error} />
      {check.data === undefined ? check.isPending && <p>{words('drills.checking')}</p> : <Checked check={check.data} />}
    </section>
  );
}

function Checked({ check: { problems, deliveries, excluded } }: { check: Preflight }): ReactNode {
  const words = useWords();
  const cells = [...new Set(deliveries.map(({ cell }) => cell))].toSorted();
  return (
    <>
      <h3>{words('drills.problems', { count: problems.length })}</h3>
      {problems.length > 0 && (
        <ul className={css['problems']}>
          {problems.map(({ code, text, ...of }) => (
            <li key={text}>{words(`drills.problem.${code}`, of)}</li>
          ))}
        </ul>
      )}
      <h3>{words('drills.receives')}</h3>
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={words('drills.receives')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('drills.column.cell')}</th>
              <th scope="col">{words('drills.column.organisation')}</th>
              <th scope="col">{words('drills.column.items')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const own = deliveries.filter((delivery) => delivery.cell === cell);
              return (
                <tr key={cell}>
                  <th scope="row">{cell}</th>
                  <td>
                    {own[0]?.organisation} ({own[0]?.nation})
                  </td>
                  <td>
                    <ul className={css['plain']}>
                      {own.map(({ item, channel, sensors }) => (
                        <li key={item}>
                          {item} · {words(`drills.channel.${channel}`)}
                          {sensors.length > 0 && ` · ${sensors.join(', ')}`}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <h3>{words('drills.excluded')}</h3>
      <ul className={css['plain']}>
        {excluded.map(({ code, text, ...of }) => (
          <li key={text}>{words(`drills.excluded.${code}`, of)}</li>
        ))}
      </ul>
    </>
  );
}
