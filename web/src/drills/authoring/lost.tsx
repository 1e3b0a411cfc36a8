import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import css from './authoring.module.css';

/** What found no place, or was assumed, for whoever sent it to look at. */
export function Lost({ lost }: { lost: readonly string[] }): ReactNode {
  const words = useWords();
  if (lost.length === 0) return <p>{words('authoring.nothingLost')}</p>;
  return (
    <>
      <p>{words('authoring.lost', { count: lost.length })}</p>
      <ul className={css['lost']}>
        {lost.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
