import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { RelatedList } from '../related/related-list.tsx';
import { awaitingReleasesQuery } from '../release/release-data.ts';
import { hasSeat } from '../release/seats.ts';
import { useMay, useWho } from '../session/session.ts';
import { ApprovalDetail } from './approval-detail.tsx';
import { ApprovalList } from './approval-list.tsx';
import { askedQuery, markingRequestsQuery, sharesQuery } from './inbox-data.ts';
import css from './inbox.module.css';
import { MarkingRequests } from './marking-requests.tsx';
import { NotificationList } from './notification-list.tsx';
import { ShareDetail } from './share-detail.tsx';
import { ShareList } from './share-list.tsx';
import { useSharesLive } from './use-shares-live.ts';

const route = getRouteApi('/inside/inbox');

/** What waits for this person: packages that came, and decisions that are asked of them. */
export function InboxScreen(): ReactNode {
  const words = useWords();
  const who = useWho();
  const may = useMay();
  const { share, release } = route.useSearch();
  const navigate = route.useNavigate();
  const withdrawn = useSharesLive();
  const shares = useQuery({ ...sharesQuery, enabled: may('share.read') });
  const awaiting = useQuery({ ...awaitingReleasesQuery, enabled: may('release.approve') });
  const asked = useQuery({ ...askedQuery, enabled: may('release.approve') });
  const requests = useQuery({ ...markingRequestsQuery, enabled: may('case.downgrade') });
  const own = (awaiting.data?.items ?? []).filter((one) => hasSeat(one, who));
  const abroad = (asked.data ?? []).filter((id) => !(awaiting.data?.items ?? []).some((one) => one.id === id));
  return (
    <div className={css['inbox']}>
      <div className={css['lists']}>
        <h1>{words('inbox.title')}</h1>
        {may('share.read') && (
          <ShareList
            shares={shares.data?.items ?? []}
            error={shares.error}
            chosen={share}
            onChoose={(id) => void navigate({ search: { share: id } })}
          />
        )}
        {may('release.approve') && (
          <ApprovalList
            own={own}
            abroad={abroad}
            chosen={release}
            onChoose={(id) => void navigate({ search: { release: id } })}
          />
        )}
        {may('case.downgrade') && <MarkingRequests requests={requests.data?.items ?? []} />}
        {may('case.decide') && <RelatedList />}
        {may('notification.read') && <NotificationList />}
      </div>
      <div className={css['detail']} aria-live="off">
        {share !== undefined && <ShareDetail key={share} id={share} withdrawn={withdrawn.has(share)} />}
        {release !== undefined && <ApprovalDetail key={release} id={release} />}
        {share === undefined && release === undefined && <p className={css['dim']}>{words('inbox.choose')}</p>}
      </div>
    </div>
  );
}
