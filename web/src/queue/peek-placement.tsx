import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../api/client.ts';
import { useWords } from '../i18n/use-words.ts';
import { sentence } from '../parts/sentence.ts';
import css from './peek.module.css';

/** Why an alert that waits is in no case, and what nearly brought it into one; nothing where there is nothing to say. */
export function PeekPlacement({ alertId }: { alertId: string }): ReactNode {
  const words = useWords();
  const { data: placement } = useQuery({
    queryKey: ['peek', 'placement', alertId],
    queryFn: () => take(api.GET('/api/v1/alerts/{id}/placement', { params: { path: { id: alertId } } })),
  });
  if (placement === undefined || placement.near.length === 0) return null;
  return (
    <section>
      <h3>{words('why.inNone')}</h3>
      <ul className={css['reasons']} data-near>
        {placement.near.map((near) => (
          <li key={near.text}>{sentence(words, near)}</li>
        ))}
      </ul>
    </section>
  );
}
