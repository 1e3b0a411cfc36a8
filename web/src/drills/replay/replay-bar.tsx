import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { BothClocks } from '../both-clocks.tsx';
import { simText } from '../sim-clock.ts';
import type { Segment } from './contract.ts';
import { type Extent, simOf, SPEEDS, wallOf } from './moments.ts';
import css from './replay.module.css';
import type { Playback } from './use-playback.ts';

interface ReplayBarProps {
  segments: readonly Segment[];
  extent: Extent;
  playback: Playback;
  acts: Readonly<Record<'toggle' | 'forward' | 'back' | 'nextFailing' | 'previousFailing', () => void>>;
  hasFailings: boolean;
}

const SECOND = 1_000;

/** The exercise clock under a slider, played as fast as wanted. */
export function ReplayBar({ segments, extent, playback, acts, hasFailings }: ReplayBarProps): ReactNode {
  const words = useWords();
  const { wall, playing, speed, goTo, setSpeed } = playback;
  const simMs = simOf(segments, wall);
  const segment = segments.findLast(({ fromWall }) => fromWall <= wall);
  // A slider takes Space for nothing, and here it plays.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return;
    event.preventDefault();
    acts.toggle();
  };
  return (
    <section className={css['bar']} aria-label={words('replay.bar')}>
      <div className={css['clocks']}>
        <BothClocks simMs={simMs} wall={wall} />
        <span className={css['rate']}>
          {segment?.phase === 'paused' ? words('replay.paused') : words('replay.rate', { rate: segment?.rate ?? 1 })}
        </span>
      </div>
      <div className={css['buttons']}>
        <button type="button" onClick={acts.previousFailing} disabled={!hasFailings}>
          {words('replay.previousMissed')}
        </button>
        <button type="button" aria-label={words('replay.back')} title={words('replay.back')} onClick={acts.back}>
          ◀
        </button>
        <button type="button" data-kind="primary" className={css['play']} onClick={acts.toggle}>
          {words(playing ? 'replay.stop' : 'replay.play')}
        </button>
        <button
          type="button"
          aria-label={words('replay.forward')}
          title={words('replay.forward')}
          onClick={acts.forward}
        >
          ▶
        </button>
        <button type="button" onClick={acts.nextFailing} disabled={!hasFailings}>
          {words('replay.nextMissed')}
        </button>
      </div>
      <div className={css['speeds']} role="group" aria-label={words('replay.speed')}>
        {SPEEDS.map((one) => (
          <button key={one} type="button" aria-pressed={speed === one} onClick={() => setSpeed(one)}>
            ×{one}
          </button>
        ))}
      </div>
      {!hasFailings && <span className={css['rate']}>{words('replay.noFailing')}</span>}
      <input
        className={css['slider']}
        type="range"
        min={0}
        max={Math.ceil(extent.toSimMs / SECOND)}
        step={1}
        value={Math.round(simMs / SECOND)}
        aria-label={words('replay.slider')}
        aria-valuetext={simText(simMs)}
        onKeyDown={onKey}
        onChange={({ target }) => goTo(wallOf(segments, Number(target.value) * SECOND))}
      />
    </section>
  );
}
