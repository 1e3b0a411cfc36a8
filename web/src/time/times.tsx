import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { localClock, localFull, relativeTime, utcClock, utcFull } from './format-time.ts';
import { useNow } from './use-now.ts';
import css from './times.module.css';

interface TimesProps {
  at: string;
  /** IANA zone of the place it concerns. */
  zone?: string | null;
  /** With the day. */
  full?: boolean;
}

/** UTC and, where there is a place, the time there; which comes first is the person's choice (key `t`). */
export function Times({ at, zone, full = false }: TimesProps): ReactNode {
  const { time } = usePreferences();
  const date = new Date(at);
  const utc = full ? utcFull(date) : utcClock(date);
  if (zone === undefined || zone === null) return <time dateTime={at}>{utc}</time>;
  const local = full ? localFull(date, zone) : localClock(date, zone);
  const [first, second] = time === 'utc' ? [utc, local] : [local, utc];
  return (
    <time dateTime={at} className={css['times']} title={zone}>
      {first} <span className={css['second']}>{second}</span>
    </time>
  );
}

/** How long ago, with the exact instant on hover. */
export function Ago({ at }: { at: string }): ReactNode {
  const { i18n } = useLingui();
  const date = new Date(at);
  return (
    <time dateTime={at} title={utcFull(date)}>
      {relativeTime(date, useNow(), i18n.locale)}
    </time>
  );
}
