import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { spanClock } from '../time/format-time.ts';
import type { CellSheet, Share } from './contract.ts';
import { scoreQuery } from './drill-queries.ts';
import css from './drills.module.css';

/** What was met of what was required, never without how much of the drill that speaks of; and how long things took. */
export function ScorePanel({ runId }: { runId: string }): ReactNode {
  const words = useWords();
  const score = useQuery(scoreQuery(runId));
  if (score.data === undefined) return <Refusal error={score.error} />;
  const { final, sheet } = score.data;
  const rows = [...(sheet.joint === null ? [] : [sheet.joint]), ...sheet.cells];
  const name = ({ cell, nation }: CellSheet): string =>
    cell === null ? words('drills.score.joint') : nation === null ? cell : `${cell} (${nation})`;
  return (
    <div className={css['wide']}>
      <p className={css['under']}>{words(final ? 'drills.score.final' : 'drills.score.open')}</p>
      <table>
        <caption className="visually-hidden">{words('drills.tab.score')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('drills.column.cell')}</th>
            <th scope="col">{words('drills.score.met')}</th>
            <th scope="col">{words('drills.score.coverage')}</th>
            <th scope="col">{words('drills.score.coverageItems')}</th>
            <th scope="col">{words('drills.score.decoys')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cell ?? ''}>
              <th scope="row">{name(row)}</th>
              <td>{shareText(row.score)}</td>
              <td>{shareText(row.coverage.expectations)}</td>
              <td>{shareText(row.coverage.items)}</td>
              <td>{shareText(row.decoys)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words('drills.score.times')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('drills.column.cell')}</th>
            <th scope="col">{words('drills.score.metric')}</th>
            <th scope="col">{words('drills.score.median')}</th>
            <th scope="col">{words('drills.score.worst')}</th>
            <th scope="col">{words('drills.score.done')}</th>
            <th scope="col">{words('drills.score.never')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.metrics.map(({ metric, measured, never, simMs }) => (
              <tr key={`${row.cell ?? ''} ${metric}`}>
                <th scope="row">{name(row)}</th>
                <td>{words(`drills.metric.${metric}`)}</td>
                <td>{simMs === null ? '–' : spanClock(simMs.median / 1_000)}</td>
                <td>{simMs === null ? '–' : spanClock(simMs.worst / 1_000)}</td>
                <td>{measured}</td>
                <td>{never}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

const shareText = ({ met, of }: Share): string => (of === 0 ? '–' : `${String(met)} / ${String(of)}`);
