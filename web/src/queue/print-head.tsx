import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { exportMark } from '../parts/export-mark.ts';
import { utcFull } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import css from './queue-screen.module.css';

/** What a printed list says of itself: which list, of what instant, and how much of it is on the paper. */
export function PrintHead({
  view,
  filter,
  shown,
  total,
}: {
  view: string | undefined;
  filter: string;
  shown: number;
  total: number;
}): ReactNode {
  const words = useWords();
  return (
    <p className={css['printHead']}>
      <b>
        {words('queue.title')} {view}
      </b>{' '}
      {exportMark()} {filter} · {utcFull(new Date(useNow()))} · {words('queue.printed', { shown, total })}
    </p>
  );
}
