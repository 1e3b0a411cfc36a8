import { useLingui } from '@lingui/react';
import { memo, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { shortName } from '../parts/short-name.ts';
import { relativeTime, spanClock } from '../time/format-time.ts';
import { Ago } from '../time/times.tsx';
import type { WatchedSensor } from './contract.ts';
import { HeartbeatStrip } from './heartbeat-strip.tsx';
import { isStale, keyState } from './sensor-order.ts';
import css from './sensors.module.css';
import { StateMark } from './state-mark.tsx';

interface SensorRowProps {
  watched: WatchedSensor;
  asOf: string;
  chosen: boolean;
  onChoose: (id: string) => void;
}

export const SensorRow = memo(function SensorRow({ watched, asOf, chosen, onChoose }: SensorRowProps): ReactNode {
  const words = useWords();
  const { sensor, state, own } = watched;
  return (
    <tr data-chosen={chosen || undefined} data-state={state}>
      <td>
        <StateMark state={state} />
      </td>
      <th scope="row">
        <button type="button" data-kind="quiet" aria-pressed={chosen} onClick={() => onChoose(sensor.id)}>
          {shortName(sensor.name, sensor.site.name)}
        </button>
        <span className={css['where']}>
          {sensor.site.name} · {sensor.nation} · {sensor.format}
        </span>
      </th>
      {own ? <OwnCells watched={watched} asOf={asOf} /> : <td colSpan={7}>{words('sensors.notYours')}</td>}
    </tr>
  );
});

function OwnCells({ watched, asOf }: { watched: WatchedSensor; asOf: string }): ReactNode {
  const words = useWords();
  const { state, lastHeardAt, expectedIntervalSeconds, skewSeconds, strip, keyExpiresAt } = watched;
  // Of what was never heard there is nothing to remember.
  const stale = isStale(state) && lastHeardAt !== null;
  return (
    <>
      <td>{strip !== null && <HeartbeatStrip strip={strip} asOf={asOf} />}</td>
      <td>
        {lastHeardAt === null ? words('sensors.never') : <Ago at={lastHeardAt} />}
        {expectedIntervalSeconds !== null && (
          <span className={css['where']}>
            {words('sensors.expected', { interval: spanClock(expectedIntervalSeconds) })}
          </span>
        )}
      </td>
      <td>
        {stale ? (
          <LastKnown value={skewSeconds === null ? null : skewText(skewSeconds)} />
        ) : skewSeconds === null ? (
          '–'
        ) : (
          skewText(skewSeconds)
        )}
      </td>
      <td>{stale ? <LastKnown value={textOf(watched.missing)} /> : (watched.missing ?? '–')}</td>
      <td>{watched.rejected24h ?? '–'}</td>
      <td>{watched.duplicates24h ?? '–'}</td>
      <td>
        <KeyExpiry at={keyExpiresAt} asOf={asOf} />
      </td>
    </>
  );
}

/** A value too old to be said of the present: blank, with what it was behind an expander. */
function LastKnown({ value }: { value: string | null }): ReactNode {
  const words = useWords();
  if (value === null) return '–';
  return (
    <details className={css['last']}>
      <summary aria-label={words('sensors.lastKnown')}>–</summary>
      {words('sensors.was', { value })}
    </details>
  );
}

function KeyExpiry({ at, asOf }: { at: string | null; asOf: string }): ReactNode {
  const words = useWords();
  const { i18n } = useLingui();
  const state = keyState(at, Date.parse(asOf));
  if (at === null || state === 'none') return '–';
  return (
    <span className={css['key']} data-key-state={state} title={at}>
      {state === 'over' && `${words('sensors.keyOver')} `}
      {state === 'soon' && `${words('sensors.keySoon')} `}
      {relativeTime(new Date(at), Date.parse(asOf), i18n.locale)}
    </span>
  );
}

const textOf = (count: number | null): string | null => (count === null ? null : String(count));

/** `+1.2 s`, `−40 s`: ahead and behind. */
export function skewText(seconds: number): string {
  const size = Math.abs(seconds);
  return `${seconds < 0 ? '−' : '+'}${size < 10 ? size.toFixed(1) : String(Math.round(size))} s`;
}
