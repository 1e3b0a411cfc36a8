import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Case } from '../room/case-data.ts';
import { RelatedCard } from './related-card.tsx';
import { relatedQuery } from './related-data.ts';
import css from './related.module.css';

const ORDER = { open: 0, accepted: 1, dismissed: 2 } as const;

/** What a case may have to do with elsewhere: what is proposed first, then what people said of it. */
export function RelatedTab({ of, zone }: { of: Case; zone: string | null }): ReactNode {
  const words = useWords();
  const related = useQuery(relatedQuery(of.id));
  const items = (related.data?.items ?? []).toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return (
    <section aria-labelledby="related-title">
      <h2 id="related-title" className="visually-hidden">
        {words('room.tab.related')}
      </h2>
      <p className={css['dim']}>{words('related.about')}</p>
      <Refusal error={related.error} />
      {related.data !== undefined && items.length === 0 && <p role="status">{words('related.none')}</p>}
      <ul className={css['list']} data-related>
        {items.map((item) => (
          <RelatedCard key={item.id} related={item} zone={zone} />
        ))}
      </ul>
    </section>
  );
}
