import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../i18n/use-words.ts';
import { useCommands } from '../keys/use-commands.ts';
import { EXERCISE } from '../parts/export-mark.ts';
import { currentRealm, LIVE } from '../session/realm.ts';
import { utcClock } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import { Announcer } from './announcer.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { InboxCount } from './inbox-count.tsx';
import { late } from './late.ts';
import { LiveProvider } from './live-provider.tsx';
import { changePreferences, preferences } from './preferences.ts';
import { PutOut } from './put-out.tsx';
import css from './shell.module.css';

// Dialogs and menus come after the first picture: whoever opens the console waits for nothing they do not see.
const AccountMenu = late(() => import('./account-menu.tsx').then((part) => ({ default: part.AccountMenu })));
const ExerciseBanner = late(() => import('./exercise-banner.tsx').then((part) => ({ default: part.ExerciseBanner })));
const KeySheet = late(() => import('../keys/key-sheet.tsx').then((part) => ({ default: part.KeySheet })));
const MessageCount = late(() => import('../drills/message-count.tsx').then((part) => ({ default: part.MessageCount })));
const Palette = late(() => import('./palette.tsx').then((part) => ({ default: part.Palette })));
const SessionEnded = late(() => import('./session-ended.tsx').then((part) => ({ default: part.SessionEnded })));

const PLACES = [
  ['/triage', 'nav.triage'],
  ['/cases', 'nav.cases'],
  ['/map', 'nav.map'],
  ['/sensors', 'nav.sensors'],
  ['/standing', 'nav.standing'],
  ['/rules', 'nav.rules'],
  ['/statements', 'nav.statements'],
  ['/drills', 'nav.drills'],
  ['/inbox', 'nav.inbox'],
] as const;

/** What surrounds every screen once somebody is signed in. */
export function Shell(): ReactNode {
  const words = useWords();
  const navigate = useNavigate();
  const [keysOpen, setKeysOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const go = (to: (typeof PLACES)[number][0]) => () => void navigate({ to });
  useCommands({
    goTriage: go('/triage'),
    goCases: go('/cases'),
    goMap: go('/map'),
    goSensors: go('/sensors'),
    goRules: go('/rules'),
    goStatements: go('/statements'),
    goDrills: go('/drills'),
    goInbox: go('/inbox'),
    palette: () => setPaletteOpen(true),
    help: () => setKeysOpen(true),
    swapTimes: () => changePreferences({ time: preferences().time === 'utc' ? 'local' : 'utc' }),
  });
  return (
    <LiveProvider>
      <a className={css['skip']} href="#screen">
        {words('nav.skip')}
      </a>
      <Suspense fallback={<ExerciseMark />}>
        {currentRealm() !== LIVE && <ExerciseBanner />}
        <PutOut />
        <header className={css['bar']}>
          <nav aria-label={words('nav.label')}>
            <Link to="/triage" className={css['brand']} aria-label={words('app.name')}>
              <img src="/breakwater.svg" alt="" width="22" height="22" />
            </Link>
            {PLACES.map(([to, label]) => (
              <Link key={to} to={to} className={css['place']}>
                {words(label)}
                {to === '/inbox' && <InboxCount />}
                {to === '/drills' && currentRealm() !== LIVE && (
                  <Suspense>
                    <MessageCount />
                  </Suspense>
                )}
              </Link>
            ))}
          </nav>
          <ConnectionBadge />
          <Clock />
          <Suspense>
            <AccountMenu onKeys={() => setKeysOpen(true)} />
          </Suspense>
        </header>
        <main id="screen" className={css['screen']} tabIndex={-1}>
          <Suspense fallback={<p className={css['loading']}>{words('app.loading')}</p>}>
            <Outlet />
          </Suspense>
        </main>
      </Suspense>
      <Announcer />
      <Suspense>
        <SessionEnded />
        <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} />
        <Palette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
      </Suspense>
    </LiveProvider>
  );
}

/** Until the banner is loaded: nothing of an exercise is shown without it, and nothing moves under a hand when it comes. */
function ExerciseMark(): ReactNode {
  const slot = document.getElementById('exercise-slot');
  if (currentRealm() === LIVE || slot === null) return null;
  return createPortal(
    <div className={css['exercise']} role="note">
      <strong lang="en">{EXERCISE}</strong>
    </div>,
    slot,
  );
}

function Clock(): ReactNode {
  const now = new Date(useNow());
  return (
    <time className={css['clock']} dateTime={now.toISOString()}>
      {utcClock(now)}
    </time>
  );
}
