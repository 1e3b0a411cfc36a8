import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNationName } from '../parts/use-nation-name.ts';
import { caseReleasesQuery } from '../release/release-data.ts';
import { useMay, useWho } from '../session/session.ts';
import { localClock, utcClock } from '../time/format-time.ts';
import { Ago } from '../time/times.tsx';
import { useNow } from '../time/use-now.ts';
import { actedLately } from './acted-lately.ts';
import type { Case } from './case-data.ts';
import { nationZone } from './nation-zones.ts';
import { PersonName } from './person-name.tsx';
import css from './room.module.css';
import { usePresence } from './use-presence.ts';
import { useTimeline } from './use-timeline.ts';

/** Who is on the case: its assignee, who is here now, who acted lately, and what time it is where they are. */
export function PeopleRail({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const who = useWho();
  const present = usePresence(of.id, who.id);
  const { read } = useTimeline(of.id);
  const lately = actedLately(read?.entries ?? []);
  return (
    <aside className={css['people']} aria-label={words('people.title')}>
      <section>
        <h2>{words('people.assignee')}</h2>
        <p>{of.assignee === null ? words('people.nobody') : <PersonName id={of.assignee} />}</p>
        {of.acknowledgedAt !== null && of.acknowledgedBy !== null && (
          <p className={css['dim']}>
            {words('people.acknowledged')} <PersonName id={of.acknowledgedBy} /> <Ago at={of.acknowledgedAt} />
          </p>
        )}
      </section>
      <section>
        <h2>{words('people.here')}</h2>
        {present.length === 0 ? (
          <p className={css['dim']}>{words('people.alone')}</p>
        ) : (
          <ul data-presence>
            {present.map(({ account, nation, mode, field }) => (
              <li key={account.id}>
                <span>{`${account.name}${nation === null ? '' : ` (${nation})`}`}</span>
                <span className={css['dim']}>
                  {mode === 'edit' ? words('people.edits', { field: field ?? '' }) : words('people.looks')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{words('people.lately')}</h2>
        {lately.length === 0 ? (
          <p className={css['dim']}>{words('people.nobodyYet')}</p>
        ) : (
          <ul>
            {lately.map(({ id, name, at }) => (
              <li key={id}>
                <span>{name}</span>
                <span className={css['dim']}>
                  <Ago at={at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <LocalTimes of={of} />
    </aside>
  );
}

function LocalTimes({ of }: { of: Case }): ReactNode {
  const words = useWords();
  const may = useMay();
  const nationName = useNationName();
  const releases = useQuery({ ...caseReleasesQuery(of.id), enabled: may('release.read') });
  const now = new Date(useNow());
  const reached = (releases.data?.items ?? [])
    .filter(({ state }) => state === 'published')
    .flatMap(({ recipients }) => recipients.map(({ nation }) => nation));
  const nations = [...new Set([of.nation, ...reached])];
  return (
    <section>
      <h2>{words('people.times')}</h2>
      <ul>
        <li>
          <span>UTC</span>
          <span>{utcClock(now)}</span>
        </li>
        {nations.map((nation) => {
          const zone = nationZone(nation);
          return (
            <li key={nation}>
              <span>{nationName(nation)}</span>
              <span>{zone === null ? '–' : localClock(now, zone)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
