import { useEffect, useState } from 'react';
import { useNow } from '../time/use-now.ts';
import { LIVE, type MapClock, passed, shownInstant } from './replay.ts';

/** How often a replay is drawn. Milliseconds. */
const TICK = 200;

/** The instant the map shows, going on by itself. */
export function useClock(): { clock: MapClock; setClock: (clock: MapClock) => void; at: number; now: number } {
  const now = useNow();
  const [clock, setClock] = useState<MapClock>(LIVE);
  const playing = clock.mode === 'replay' && clock.playing;
  useEffect(() => {
    if (!playing) return undefined;
    let before = performance.now();
    const timer = setInterval(() => {
      const present = performance.now();
      const elapsed = present - before;
      before = present;
      setClock((known) => passed(known, elapsed, Date.now()));
    }, TICK);
    return () => clearInterval(timer);
  }, [playing]);
  return { clock, setClock, at: shownInstant(clock, now), now };
}
