import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import css from '../app/shell.module.css';
import { useWords } from '../i18n/use-words.ts';
import { currentRealm } from '../session/realm.ts';
import { useMay } from '../session/session.ts';
import { inboxQuery } from './drill-queries.ts';
import { seenQuery, unseen } from './seen-messages.ts';

/** Beside the way to the exercise, for who plays: how many messages the cell was told and nobody has looked at in this tab. */
export function MessageCount(): ReactNode {
  const words = useWords();
  const may = useMay();
  const realm = currentRealm();
  const plays = !may('drill.read') && may('case.read');
  const { data } = useQuery({ ...inboxQuery(realm.slice(realm.indexOf(':') + 1)), enabled: plays });
  const { data: seen = '' } = useQuery(seenQuery);
  const count = unseen(data?.items ?? [], seen);
  if (count === 0) return null;
  return (
    <span className={css['count']}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden"> {words('drills.unseen', { count })}</span>
    </span>
  );
}
