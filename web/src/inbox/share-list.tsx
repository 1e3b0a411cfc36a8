import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNationName } from '../parts/use-nation-name.ts';
import { Ago } from '../time/times.tsx';
import type { Share } from './inbox-data.ts';
import css from './inbox.module.css';
import { senderOf } from './sender.ts';

interface ShareListProps {
  shares: readonly Share[];
  error: unknown;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

export function ShareList({ shares, error, chosen, onChoose }: ShareListProps): ReactNode {
  const words = useWords();
  const nationName = useNationName();
  return (
    <section aria-labelledby="shares-title">
      <h2 id="shares-title">{words('shared.title', { count: shares.length })}</h2>
      <Refusal error={error} />
      {shares.length === 0 && <p className={css['dim']}>{words('shared.none')}</p>}
      <ul className={css['list']} data-shares>
        {shares.map(({ id, from, purpose, tlp, receivedAt, acknowledgedAt, forwarded }) => {
          const sender = senderOf(from);
          return (
            <li key={id}>
              <button
                type="button"
                data-kind="quiet"
                aria-current={id === chosen || undefined}
                onClick={() => onChoose(id)}
              >
                <span className={css['what']}>
                  <strong>{sender === null ? words('shared.unattributed') : nationName(sender.nation)}</strong>{' '}
                  {purpose}
                </span>
                <span className={css['row']}>
                  <MarkingChip tlp={tlp} /> <Ago at={receivedAt} />
                  {forwarded && ` · ${words('release.forwarded')}`}
                  {acknowledgedAt === null && <em>{words('shared.unread')}</em>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
