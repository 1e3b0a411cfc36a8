import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Times } from '../time/times.tsx';
import { useNow } from '../time/use-now.ts';
import { COUNTED, PERIODS } from './periods.ts';
import css from './retention.module.css';
import { runsQuery } from './retention-data.ts';
import { removedBy, type Run, stateOf } from './run-state.ts';

/** What was removed when, by which policy, and how each run went; newest first. */
export function Runs({ nation }: { nation: string }): ReactNode {
  const words = useWords();
  const runs = useInfiniteQuery(runsQuery(nation));
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Refusal error={runs.error} />
      {runs.data !== undefined && items.length === 0 && <p>{words('retention.noRuns')}</p>}
      {items.length > 0 && (
        <table className={css['table']} data-runs>
          <caption className="visually-hidden">{words('retention.runs')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('retention.began')}</th>
              <th scope="col">{words('retention.removed')}</th>
              <th scope="col">{words('retention.by')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
      {runs.hasNextPage && (
        <button type="button" disabled={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {words('retention.more')}
        </button>
      )}
    </>
  );
}

function RunRow({ run }: { run: Run }): ReactNode {
  const words = useWords();
  const state = stateOf(run, useNow());
  const { startedAt, movedAt, endedAt, removed, policy, reason, setBy } = run;
  const kept = PERIODS.flatMap((period) =>
    policy[period] === null
      ? []
      : [words('retention.periodOf', { what: words(`retention.short.${period}`), count: policy[period] })],
  );
  return (
    <tr data-state={state} data-nothing={removedBy(run) === 0 || undefined}>
      <td>
        <Times at={startedAt} full />
        <span className={css['went']}>
          {words(`retention.state.${state}`)} <Times at={endedAt ?? movedAt} full />
        </span>
        {state === 'stands_still' && <span className={css['why']}>{words('retention.stillMeans')}</span>}
      </td>
      <td>
        {removedBy(run) === 0 ? (
          words('retention.nothing')
        ) : (
          <ul className={css['counts']}>
            {PERIODS.filter((period) => removed[COUNTED[period]] > 0).map((period) => (
              <li key={period}>
                {words('retention.removedOf', {
                  what: words(`retention.short.${period}`),
                  count: removed[COUNTED[period]],
                })}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {kept.join(' · ')}
        <span className={css['why']}>{words('retention.policyOf', { name: setBy.name, reason })}</span>
      </td>
    </tr>
  );
}
