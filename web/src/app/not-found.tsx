import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import css from './shell.module.css';

export function NotFound(): ReactNode {
  const words = useWords();
  return (
    <div className={css['loading']}>
      <h1>{words('app.notFound')}</h1>
      <Link to="/triage">{words('nav.triage')}</Link>
    </div>
  );
}

/** A screen that failed says why, and the rest of the console goes on. */
export function ScreenFailed({ error, reset }: { error: unknown; reset: () => void }): ReactNode {
  const words = useWords();
  return (
    <div className={css['loading']}>
      <h1>{words('app.failed')}</h1>
      <Refusal error={error} />
      <button type="button" onClick={reset}>
        {words('app.again')}
      </button>
    </div>
  );
}
