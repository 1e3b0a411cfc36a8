import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { MarkingChip } from '../parts/marking-chip.tsx';
import { Refusal } from '../parts/refusal.tsx';
import type { Case } from '../room/case-data.ts';
import { useMay } from '../session/session.ts';
import { Times } from '../time/times.tsx';
import { caseReleasesQuery } from './release-data.ts';
import { useRecipientName } from './recipient-name.ts';
import css from './release.module.css';

/** What of this case was released, to whom, and where it stands. */
export function SharesTab({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const recipientName = useRecipientName();
  const releases = useQuery(caseReleasesQuery(of.id));
  const items = releases.data?.items ?? [];
  const params = { displayId: of.displayId };
  return (
    <>
      {may('release.grant') && of.status !== 'merged' && (
        <p>
          <Link className="button" to="/cases/$displayId" params={params} search={{ tab: 'shares', release: 'new' }}>
            {words('release.new')}
          </Link>
        </p>
      )}
      <Refusal error={releases.error} />
      {releases.data !== undefined && items.length === 0 && <p className={css['dim']}>{words('release.none')}</p>}
      {items.length > 0 && (
        <table>
          <caption className="visually-hidden">{words('room.tab.shares')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('release.whom')}</th>
              <th scope="col">{words('release.purpose')}</th>
              <th scope="col">{words('cases.status')}</th>
              <th scope="col">{words('release.until')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(
              ({ id, recipients, purpose, state, tlp, publishedAt, createdAt, expiresAt, version, follow }) => (
                <tr key={id}>
                  <td>{recipients.map((one) => recipientName(one)).join('; ')}</td>
                  <td>
                    <Link to="/cases/$displayId" params={params} search={{ tab: 'shares', release: id }}>
                      {purpose}
                    </Link>{' '}
                    <MarkingChip tlp={tlp} />
                  </td>
                  <td>
                    {words(`release.state.${state}`)}
                    {version > 1 && ` · ${words('release.version', { version })}`}
                    {follow && ` · ${words('release.followShort')}`}
                    <div className={css['dim']}>
                      <Times at={publishedAt ?? createdAt} full />
                    </div>
                  </td>
                  <td>
                    <Times at={expiresAt} full />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </>
  );
}
