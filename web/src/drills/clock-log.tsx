import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { simText } from './sim-clock.ts';
import { Times } from '../time/times.tsx';
import type { Run } from './contract.ts';
import css from './drills.module.css';

/** What happened to the clock, and why. */
export function ClockLog({ run }: { run: Run }): ReactNode {
  const words = useWords();
  if (run.clockEvents.length === 0) return <p className={css['empty']}>{words('drills.clockEmpty')}</p>;
  return (
    <table>
      <caption className="visually-hidden">{words('drills.tab.clock')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('drills.column.at')}</th>
          <th scope="col">{words('drills.column.move')}</th>
          <th scope="col">{words('drills.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {run.clockEvents.map(({ seq, type, at, simMs, rate, reason }) => (
          <tr key={seq}>
            <td>
              <Times at={at} full />
            </td>
            <td>
              {words(`drills.clock.${type}`)}
              {rate !== undefined && ` ×${String(rate)}`}
              {simMs !== undefined && ` → ${simText(simMs)}`}
            </td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
