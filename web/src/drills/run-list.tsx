import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { goToRealm } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { AskedToPlay } from './asked-to-play.tsx';
import { RunMark } from './marks.tsx';
import type { RunRow } from './run-rows.ts';
import css from './drills.module.css';

/** Runs, and the way into those one takes part in. */
export function RunList({ rows }: { rows: readonly RunRow[] }): ReactNode {
  const words = useWords();
  const may = useMay();
  if (rows.length === 0) return <p className={css['empty']}>{words('drills.noRuns')}</p>;
  return (
    <div className={css['wide']}>
      <table className={css['table']}>
        <caption className="visually-hidden">{words('drills.runs', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{words('drills.designator')}</th>
            <th scope="col">{words('drills.column.state')}</th>
            <th scope="col">{words('drills.column.clock')}</th>
            <th scope="col">{words('drills.column.you')}</th>
            <th scope="col">
              <span className="visually-hidden">{words('drills.enter')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.held || row.mayEnter ? (
                  <Link to="/drills/$run" params={{ run: row.id }} className={css['name']}>
                    {row.designator}
                  </Link>
                ) : (
                  <span className={css['name']}>{row.designator}</span>
                )}
                {row.template !== null && <span className={css['under']}>{row.asked?.title ?? row.template}</span>}
                {row.ofDraft && <span className={css['under']}>{words('authoring.draftRun')}</span>}
              </th>
              <td>
                <RunMark state={row.state} />
              </td>
              <td>
                <Span row={row} />
              </td>
              <td>
                {row.role === null
                  ? '–'
                  : `${words(`drills.role.${row.role}`)}${row.cell === null ? '' : ` · ${row.cell}`}`}
              </td>
              <td>
                <div className={css['controls']}>
                  {row.asked !== null && may('drill.run') && row.state !== 'ended' && row.state !== 'aborted' && (
                    <AskedToPlay row={row} asked={row.asked} />
                  )}
                  {row.mayEnter && (
                    <button type="button" onClick={() => goToRealm(row.realm, entrance(row))}>
                      {words(row.role === 'player' ? 'drills.enterAsPlayer' : 'drills.enter')}{' '}
                      <span className="visually-hidden">{row.designator}</span>
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A player's place is the ordinary queue; everybody else's is the control room. */
function entrance({ id, role }: RunRow): string {
  return role === 'player' ? '/triage' : `/drills/${id}`;
}

function Span({ row: { startedAt, endedAt, createdAt } }: { row: RunRow }): ReactNode {
  const words = useWords();
  if (startedAt === null) return createdAt === null ? '–' : words('drills.notStarted');
  return (
    <>
      <Times at={startedAt} full />
      {endedAt !== null && (
        <>
          {' – '}
          <Times at={endedAt} full />
        </>
      )}
    </>
  );
}
