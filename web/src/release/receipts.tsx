import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Times } from '../time/times.tsx';
import type { ReleaseDetail } from './release-data.ts';
import { useRecipientName } from './recipient-name.ts';
import css from './release.module.css';

/** Who has which version, who said that it arrived, and to whom it was passed on. */
export function Receipts({ release }: { release: ReleaseDetail }): ReactNode {
  const words = useWords();
  const recipientName = useRecipientName();
  return (
    <section aria-labelledby="receipts-title">
      <h3 id="receipts-title">{words('release.receipts')}</h3>
      <ul className={css['list']} data-receipts>
        {release.shares.map(({ shareId, version, recipient, open, forwardedFrom, receipts }) => (
          <li key={`${shareId}${String(version)}`}>
            <span>
              {recipientName(recipient)} · {words('release.version', { version })}{' '}
              <span className={css['dim']}>
                {words(open ? 'release.reads' : 'release.readsNot')}
                {forwardedFrom !== null && ` · ${words('release.forwarded')}`}
              </span>
            </span>
            {receipts.length === 0 ? (
              <span className={css['dim']}>{words('release.noReceipt')}</span>
            ) : (
              receipts.map(({ nation, organisationId, at }) => (
                <span key={organisationId}>
                  {words('release.arrived', { name: recipientName({ kind: 'organisation', nation, organisationId }) })}{' '}
                  <Times at={at} full />
                </span>
              ))
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
