import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import type { Package } from '../release/package.ts';
import { previewQuery, type Release } from '../release/release-data.ts';
import { useRecipientName } from '../release/recipient-name.ts';
import css from './inbox.module.css';

interface ApprovalListProps {
  /** Releases of this nation that await a seat of this person's. */
  own: readonly Release[];
  /** Ids of releases of other nations, of which only the preview can be read. */
  abroad: readonly string[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

export function ApprovalList({ own, abroad, chosen, onChoose }: ApprovalListProps): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  // One that is over is not found any more, and so not listed.
  const previews = useQueries({
    queries: abroad.map((id) => ({ ...previewQuery(id), retry: false, staleTime: 10_000 })),
  });
  const asked = previews.flatMap(({ data }) => (data?.state === 'awaiting' ? [data] : []));
  const count = own.length + asked.length;
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title">{words('inbox.approvals', { count })}</h2>
      {count === 0 && <p className={css['dim']}>{words('inbox.noApprovals')}</p>}
      <ul className={css['list']} data-approvals>
        {own.map(({ id, purpose, tlp, recipients }) => (
          <li key={id}>
            <button
              type="button"
              data-kind="quiet"
              aria-current={id === chosen || undefined}
              onClick={() => onChoose(id)}
            >
              <span className={css['what']}>{purpose}</span>
              <span className={css['row']}>
                <MarkingChip tlp={tlp} /> {recipients.map((one) => recipientName(one)).join('; ')}
              </span>
            </button>
          </li>
        ))}
        {asked.map(({ releaseId, packages }) => (
          <li key={releaseId}>
            <button
              type="button"
              data-kind="quiet"
              aria-current={releaseId === chosen || undefined}
              onClick={() => onChoose(releaseId)}
            >
              <span className={css['what']}>
                {(packages[0]?.package as Package | null | undefined)?.purpose ?? words('inbox.fromAbroad')}
              </span>
              <span className={css['row']}>{words('inbox.fromAbroad')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
