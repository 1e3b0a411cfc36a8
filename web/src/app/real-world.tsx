import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { QueuePage } from '../queue/contract.ts';
import { goToRealm, LIVE } from '../session/realm.ts';
import css from './shell.module.css';

const EVERY = 10_000;
/** What is severe enough to interrupt play, newest first. */
const ASKED = `/api/v1/queue?${new URLSearchParams({ filter: 'severity:high,critical', sort: 'newest', limit: '1' }).toString()}`;

/** Asked past the client, without the realm: this one question is of the real world. Nothing for whoever may not see it. */
async function newest(): Promise<QueuePage['items'][number] | null> {
  const answer = await fetch(ASKED);
  if (!answer.ok) return null;
  return ((await answer.json()) as QueuePage).items[0] ?? null;
}

/** In an exercise: something severe came in earnest since this page was opened. In red, above everything, until it is seen to. */
export function RealWorld(): ReactNode {
  const words = useWords();
  const [begun] = useState(() => Date.now());
  const [seen, setSeen] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['real-world'],
    queryFn: newest,
    refetchInterval: EVERY,
    refetchIntervalInBackground: true,
  });
  if (!data || Date.parse(data.arrivedAt) <= begun || data.id === seen) return null;
  return (
    <div className={css['realWorld']} role="alert">
      <strong lang="en">REAL WORLD</strong>
      <span>{words('realWorld.text', { title: data.title, severity: data.severity })}</span>
      <button type="button" onClick={() => goToRealm(LIVE)}>
        {words('realm.leave')}
      </button>
      <button type="button" onClick={() => setSeen(data.id)}>
        {words('realWorld.seen')}
      </button>
    </div>
  );
}
