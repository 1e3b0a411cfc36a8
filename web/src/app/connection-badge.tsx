import type { ReactNode } from 'react';
import { useWords, type Words } from '../i18n/use-words.ts';
import type { Connection } from '../live/connection.ts';
import { useHeld } from '../live/held.ts';
import { useConnection } from '../live/use-live.ts';
import { useMay } from '../session/session.ts';
import { utcClock } from '../time/format-time.ts';
import { useNow } from '../time/use-now.ts';
import css from './shell.module.css';

/** Live, Held, Reconnecting or Stale since: always in sight, and never better than it is. Nothing for who has no live feed. */
export function ConnectionBadge(): ReactNode {
  return useMay()('case.read') && <Badge />;
}

function Badge(): ReactNode {
  const words = useWords();
  const connection = useConnection();
  const held = useHeld();
  const now = useNow();
  const shown = connection.state === 'live' && held !== null ? 'held' : connection.state;
  return (
    <span className={css['connection']} data-state={shown} role="status">
      <span className={css['dot']} aria-hidden="true" />
      {shown === 'held' ? words('connection.held', { count: held ?? 0 }) : textOf(connection, now, words)}
    </span>
  );
}

function textOf(connection: Connection, now: number, words: Words): string {
  if (connection.state === 'connecting') return words('connection.connecting');
  if (connection.state === 'live') {
    const { recovered } = connection;
    return recovered === 0 ? words('connection.live') : words('connection.recovered', { count: recovered });
  }
  const seconds = Math.max(0, Math.ceil((connection.nextTryAt - now) / 1_000));
  return connection.state === 'reconnecting'
    ? words('connection.reconnecting', { seconds })
    : words('connection.stale', { since: utcClock(new Date(connection.staleSince)), seconds });
}
