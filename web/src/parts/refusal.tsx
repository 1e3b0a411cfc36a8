import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import css from './refusal.module.css';

/** What went wrong, in the server's own words with its code, so that it can be quoted to a colleague. */
export function Refusal({ error }: { error: unknown }): ReactNode {
  const words = useWords();
  if (error === null || error === undefined) return null;
  const known = error instanceof ApiError;
  const text = known && error.code === 'unreachable' ? words('error.unreachable') : messageOf(error);
  return (
    <p role="alert" className={css['refusal']}>
      {text} {known && <code>{error.field === undefined ? error.code : `${error.code} · ${error.field}`}</code>}
    </p>
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
