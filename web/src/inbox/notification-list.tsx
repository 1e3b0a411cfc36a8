import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SeverityChip } from '../parts/severity-chip.tsx';
import { Ago } from '../time/times.tsx';
import css from './inbox.module.css';
import { markRead, type Notification, notificationsQuery } from './notification-data.ts';

/** What this person was told of, newest first; opening one goes to what it is about and counts as reading it. */
export function NotificationList(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const page = useQuery(notificationsQuery);
  const read = useMutation({
    mutationFn: markRead,
    onSuccess: () => queries.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
  const items = page.data?.items ?? [];
  const open = (one: Notification): void => {
    if (one.readAt === null) read.mutate({ ids: [one.id] });
    void navigate({ href: placeOf(one) });
  };
  return (
    <section aria-labelledby="notifications-title">
      <h2 id="notifications-title">{words('inbox.notifications', { count: page.data?.unread ?? 0 })}</h2>
      <Refusal error={page.error ?? read.error} />
      {page.isSuccess && items.length === 0 && <p className={css['dim']}>{words('inbox.noNotifications')}</p>}
      {(page.data?.unread ?? 0) > 0 && (
        <button type="button" onClick={() => read.mutate({ all: true })} disabled={read.isPending}>
          {words('inbox.readAll')}
        </button>
      )}
      <ul className={css['list']} data-notifications>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" data-kind="quiet" data-unread={one.readAt === null} onClick={() => open(one)}>
              <span className={css['what']}>
                <strong>{words(`inbox.kind.${one.kind}`)}</strong> {one.case?.displayId} {one.case?.title}
              </span>
              <span className={css['row']}>
                {one.case !== null && <SeverityChip severity={one.case.severity} short />}
                <Ago at={one.updatedAt} />
                {one.count > 1 && <span>×{one.count}</span>}
                {one.readAt === null && <em>{words('inbox.unread')}</em>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ subjectKind, subjectId, case: about }: Notification): string {
  if (about !== null) return `/cases/${about.displayId}`;
  if (subjectKind === 'share') return `/inbox?share=${subjectId}`;
  if (subjectKind === 'release') return `/inbox?release=${subjectId}`;
  if (subjectKind === 'statement') return '/statements';
  return subjectKind === 'sensor' ? '/sensors' : '/inbox';
}
