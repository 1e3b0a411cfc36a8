import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { Ago } from '../time/times.tsx';
import { openRelatedQuery } from './related-data.ts';
import css from './related.module.css';

/** Proposals across sites that nobody has decided on, each leading to the room where that is done. */
export function RelatedList(): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  const open = useQuery(openRelatedQuery);
  const items = open.data?.items ?? [];
  return (
    <section aria-labelledby="related-open">
      <h2 id="related-open">{words('related.openTitle', { count: items.length })}</h2>
      <Refusal error={open.error} />
      {open.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('related.openNone')}</p>}
      <ul className={css['open']} data-related-open>
        {items.map(({ id, case: one, other, share, reasons, proposedAt }) => {
          const from = share?.nation ?? null;
          const there =
            other?.displayId ??
            words('related.packageOf', { from: from === null ? words('shared.unattributed') : nationName(from) });
          const [reason] = reasons;
          return (
            <li key={id}>
              <Link to="/cases/$displayId" params={{ displayId: one.displayId }} search={{ tab: 'related' }}>
                {words('related.pair', { here: one.displayId, there })}
              </Link>
              <div className={css['dim']}>
                {reason !== undefined && words('related.both', { kind: reason.kind, value: reason.value })} ·{' '}
                <Ago at={proposedAt} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
