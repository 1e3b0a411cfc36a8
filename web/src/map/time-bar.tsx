import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { utcClock, utcFull } from '../time/format-time.ts';
import { LIVE, type MapClock, movedTo, REACH, SPEEDS, toggled } from './replay.ts';
import css from './time-bar.module.css';

interface TimeBarProps {
  clock: MapClock;
  at: number;
  now: number;
  onClock: (clock: MapClock) => void;
}

/** One minute, as fine as the slider goes. Milliseconds. */
const STEP = 60_000;
const HOUR = 3_600_000;

/** The last day under a slider, played as fast as wanted; says loudly whether the map shows the present. */
export function TimeBar({ clock, at, now, onClock }: TimeBarProps): ReactNode {
  const words = useWords();
  const live = clock.mode === 'live';
  const clockText = utcClock(new Date(at)).replace(/:\d\dZ$/, 'Z');
  return (
    <section className={css['bar']} aria-label={words('map.time')} data-replay={!live || undefined}>
      <strong className={css['state']} data-live={live || undefined}>
        {live ? words('map.live') : words('map.replay', { at: clockText })}
      </strong>
      <button type="button" onClick={() => onClock(toggled(clock, now))}>
        {!live && clock.playing ? words('map.pause') : words('map.play')}
      </button>
      <div className={css['speeds']} role="group" aria-label={words('map.speed')}>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            disabled={live}
            aria-pressed={!live && clock.speed === speed}
            onClick={() => clock.mode === 'replay' && onClock({ ...clock, speed })}
          >
            ×{speed}
          </button>
        ))}
      </div>
      <input
        className={css['slider']}
        type="range"
        min={-REACH / STEP}
        max={0}
        step={1}
        value={Math.round((at - now) / STEP)}
        aria-label={words('map.slider')}
        aria-valuetext={live ? words('map.live') : utcFull(new Date(at))}
        list="map-hours"
        onChange={({ target }) => onClock(movedTo(clock, now + Number(target.value) * STEP, now))}
      />
      <datalist id="map-hours">
        {[24, 18, 12, 6].map((hours) => (
          <option key={hours} value={(-hours * HOUR) / STEP} label={`−${hours} h`} />
        ))}
      </datalist>
      <button type="button" disabled={live} data-kind="primary" onClick={() => onClock(LIVE)}>
        {words('map.backToLive')}
      </button>
      <span className={css['full']} data-live={live || undefined}>
        {utcFull(new Date(at))}
      </span>
    </section>
  );
}
