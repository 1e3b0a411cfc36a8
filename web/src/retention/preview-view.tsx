import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Times } from '../time/times.tsx';
import { COUNTED, type Days, PERIODS } from './periods.ts';
import css from './retention.module.css';
import type { Preview } from './retention-data.ts';

/** What would go if a policy held now, and what is kept back all the same, with why. */
export function PreviewView({ days, preview }: { days: Days; preview: Preview }): ReactNode {
  const words = useWords();
  return (
    <section aria-label={words('retention.wouldGo')} data-preview>
      <table className={css['table']}>
        <caption>{words('retention.wouldGo')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('retention.what')}</th>
            <th scope="col">{words('retention.keptFor')}</th>
            <th scope="col">{words('retention.count')}</th>
          </tr>
        </thead>
        <tbody>
          {PERIODS.map((period) => {
            const { count, atLeast, oldest, newest } = preview[COUNTED[period]];
            const kept = days[period];
            return (
              <tr key={period} data-period={period}>
                <th scope="row">{words(`retention.of.${period}`)}</th>
                <td className={css['short']}>
                  {kept === null ? words('retention.forEver') : words('retention.days', { count: kept })}
                </td>
                <td>
                  <span>{words(atLeast ? 'retention.atLeast' : 'retention.number', { count })}</span>
                  {oldest !== null && newest !== null && (
                    <span className={css['why']}>
                      {words('retention.came')} <Times at={oldest} full /> – <Times at={newest} full />
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <HeldBack preview={preview} />
    </section>
  );
}

export function HeldBack({ preview: { heldCases, sharedCases } }: { preview: Preview }): ReactNode {
  const words = useWords();
  return (
    <>
      <h3>{words('retention.heldBack')}</h3>
      <ul data-held-back>
        {heldCases > 0 && <li>{words('retention.heldCases', { count: heldCases })}</li>}
        {sharedCases > 0 && <li>{words('retention.sharedCases', { count: sharedCases })}</li>}
        <li>{words('retention.staysAnyway')}</li>
      </ul>
    </>
  );
}
