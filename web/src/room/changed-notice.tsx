import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Case } from './case-data.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import css from './room.module.css';

interface ChangedNoticeProps {
  /** The case as it was when the writing began; null before that. */
  then: Case | null;
  now: Case;
  onSeen: () => void;
}

/** Says what somebody else changed while this person wrote, and what they wrote stays. */
export function ChangedNotice({ then, now, onSeen }: ChangedNoticeProps): ReactNode {
  const words = useWords();
  const changes = then === null ? [] : changedMeanwhile(then, now);
  if (changes.length === 0) return null;
  return (
    <div className={css['changed']} role="status" data-changed>
      {words('room.changed')}{' '}
      {changes.map(({ field, from, to }) => (
        <span key={field}>
          {words(`room.field.${field}`)}: <del>{from}</del> {to}.{' '}
        </span>
      ))}
      <button type="button" data-kind="quiet" onClick={onSeen}>
        {words('room.changedSeen')}
      </button>
    </div>
  );
}
