import { useEffect } from 'react';
import { announce } from '../app/announcer.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { ListState } from './held-list.ts';

/** Says to whoever listens to the page what waits to be let in; never row by row. */
export function useAnnouncements({ held, waiting, critical }: ListState): void {
  const words = useWords();
  const severe = critical.length;
  useEffect(() => {
    if (held && waiting > 0) announce(words('queue.announce', { count: waiting, severe }));
  }, [held, waiting, severe, words]);
}
