import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { PresentPerson } from '../live/frames.ts';
import css from './queue-grid.module.css';

const MOST = 2;

/** Who else looks at a row now, by initials, with their names for whoever asks. */
export function People({ people }: { people: readonly PresentPerson[] | undefined }): ReactNode {
  const words = useWords();
  if (people === undefined || people.length === 0) return null;
  const names = people.map(({ account }) => account.name).join(', ');
  const label = words('queue.alsoHere', { names });
  return (
    <span className={css['people']} role="img" aria-label={label} title={label}>
      {people.slice(0, MOST).map(({ account, mode }) => (
        <span key={account.id} className={css['person']} data-mode={mode}>
          {initials(account.name)}
        </span>
      ))}
      {people.length > MOST && `+${String(people.length - MOST)}`}
    </span>
  );
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');
