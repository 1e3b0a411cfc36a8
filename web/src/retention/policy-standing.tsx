import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../time/use-now.ts';
import { Times } from '../time/times.tsx';
import { keepsEverything, PERIODS } from './periods.ts';
import css from './retention.module.css';
import type { Policy } from './retention-data.ts';

/** What is kept how long, from when that holds, and who said so why. */
export function PolicyStanding({ policy }: { policy: Policy }): ReactNode {
  const words = useWords();
  const { setBy, setAt, reason } = policy;
  return (
    <>
      <p className={css['state']} role="status">
        <Holding policy={policy} />
      </p>
      <table className={css['table']}>
        <caption className="visually-hidden">{words('retention.standing')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('retention.what')}</th>
            <th scope="col">{words('retention.keptFor')}</th>
            <th scope="col">{words('retention.countedFrom')}</th>
          </tr>
        </thead>
        <tbody>
          {PERIODS.map((period) => (
            <tr key={period}>
              <th scope="row">{words(`retention.of.${period}`)}</th>
              <td className={css['short']}>
                {policy[period] === null
                  ? words('retention.forEver')
                  : words('retention.days', { count: policy[period] })}
              </td>
              <td>{words(`retention.from.${period}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {setBy !== null && setAt !== null && (
        <p className={css['hint']}>
          {words('retention.setBy', { name: setBy.name, reason: reason ?? '' })} <Times at={setAt} full />
        </p>
      )}
    </>
  );
}

function Holding({ policy }: { policy: Policy }): ReactNode {
  const words = useWords();
  const now = useNow();
  const { effectiveAt } = policy;
  if (effectiveAt === null) return <strong>{words('retention.off')}</strong>;
  if (keepsEverything(policy)) return <strong>{words('retention.everything')}</strong>;
  if (Date.parse(effectiveAt) <= now) {
    return (
      <>
        <strong>{words('retention.inForce')}</strong> <Times at={effectiveAt} full />
      </>
    );
  }
  return (
    <>
      <strong>{words('retention.pending')}</strong> <Times at={effectiveAt} full />. {words('retention.untilThen')}
    </>
  );
}
