import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect } from 'react';
import { late } from '../app/late.ts';
import { useWords } from '../i18n/use-words.ts';
import { useLiveFeed } from '../live/use-live.ts';
import { Composer } from './composer.tsx';
import { PeopleRail } from './people-rail.tsx';
import { CasePrint } from './case-print.tsx';
import { RoomHeader } from './room-header.tsx';
import { RoomTabs } from './room-tabs.tsx';
import css from './room.module.css';
import { Timeline } from './timeline.tsx';
import { useCase } from './use-case.ts';

const ReleasePanel = late(() =>
  import('../release/release-panel.tsx').then((part) => ({ default: part.ReleasePanel })),
);

const route = getRouteApi('/inside/cases/$displayId');

/** A case: what happened on the left, what is known in the middle, who is on it on the right. */
export function RoomScreen(): ReactNode {
  const { displayId } = route.useParams();
  return <Room key={displayId} displayId={displayId} />;
}

function Room({ displayId }: { displayId: string }): ReactNode {
  const words = useWords();
  const { tab, release } = route.useSearch();
  const { of, zone, gone } = useCase(displayId);
  const feed = useLiveFeed();
  useEffect(() => {
    feed.look({ kind: 'case', id: of.id });
    return () => feed.look(null);
  }, [feed, of.id]);
  if (gone) {
    return (
      <section className={css['gone']}>
        <h1>{words('room.gone')}</h1>
        <p>{words('room.goneText')}</p>
        <Link to="/cases">{words('nav.cases')}</Link>
      </section>
    );
  }
  if (tab === 'print') return <CasePrint of={of} zone={zone} />;
  return (
    <div className={css['room']}>
      <RoomHeader of={of} zone={zone} />
      {release !== undefined && (
        <Suspense fallback={<p>{words('app.loading')}</p>}>
          <ReleasePanel of={of} id={release} />
        </Suspense>
      )}
      <div className={css['columns']} hidden={release !== undefined}>
        <div className={css['left']}>
          <Timeline of={of} zone={zone} />
          <Composer of={of} />
        </div>
        <RoomTabs of={of} zone={zone} />
        <PeopleRail of={of} />
      </div>
    </div>
  );
}
