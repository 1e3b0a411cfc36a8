import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { QueuePage } from '../queue/contract.ts';
import { goToRealm, LIVE, realSince, seenReal } from '../session/realm.ts';
import css from './shell.module.css';

const EVERY = 10_000;
/** What is severe enough to interrupt play, newest first. */
const WANTED = new URLSearchParams({ filter: 'severity:high,critical', sort: 'newest', limit: '1' });
const ASKED = `/api/v1/queue?${WANTED.toString()}`;

/**
 * The newest of what is severe in earnest, unless it was here before the exercise was entered. Asked past the client,
 * without the realm: this one question is of the real world. Nothing for whoever may not see it.
 */
async function newest(): Promise<QueuePage['items'][number] | null> {
  const answer = await fetch(ASKED);
  if (!answer.ok) return null;
  const stated = Date.parse(answer.headers.get('date') ?? '');
  const since = realSince(Number.isNaN(stated) ? Date.now() : stated);
  const row = ((await answer.json()) as QueuePage).items[0];
  return row !== undefined && Date.parse(row.arrivedAt) > since ? row : null;
}

/** In an exercise: something severe came in earnest. In red, above everything, until it is seen to; a reload keeps it. */
export function RealWorld(): ReactNode {
  const words = useWords();
  const [seen, setSeen] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['real-world'],
    queryFn: newest,
    refetchInterval: EVERY,
    refetchIntervalInBackground: true,
  });
  if (!data || data.id === seen) return null;
  return (
    <div className={css['realWorld']} role="alert">
      <strong lang="en">REAL WORLD</strong>
      <span>{words('realWorld.text', { title: data.title, severity: data.severity })}</span>
      <button type="button" onClick={() => goToRealm(LIVE)}>
        {words('realm.leave')}
      </button>
      <button
        type="button"
        onClick={() => {
          seenReal(Date.parse(data.arrivedAt));
          setSeen(data.id);
        }}
      >
        {words('realWorld.seen')}
      </button>
    </div>
  );
}
