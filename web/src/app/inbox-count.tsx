import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { notificationsQuery } from '../inbox/notification-data.ts';
import { useMay } from '../session/session.ts';
import css from './shell.module.css';

/** Most that is counted out beside the word; beyond it nobody reads the number. */
const MOST = 99;

/** How many notifications are unread, beside the way to them. */
export function InboxCount(): ReactNode {
  const words = useWords();
  const may = useMay();
  const { data } = useQuery({ ...notificationsQuery, enabled: may('notification.read') });
  if (data === undefined || data.unread === 0) return null;
  return (
    <span className={css['count']}>
      <span aria-hidden="true">{data.unread > MOST ? `${String(MOST)}+` : data.unread}</span>
      <span className="visually-hidden"> {words('inbox.unreadCount', { count: data.unread })}</span>
    </span>
  );
}
