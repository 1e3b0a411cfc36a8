import { useEffect, useState } from 'react';
import type { Segment } from './contract.ts';
import { type Extent, playedOn, type Speed } from './moments.ts';

/** How often what is played is drawn. Milliseconds. */
const TICK = 100;

export interface Playback {
  /** The instant that is looked at, by the wall clock of the run; epoch milliseconds. */
  wall: number;
  playing: boolean;
  speed: Speed;
  goTo: (wall: number) => void;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
}

/** An instant of a run that goes on by itself while it is played, by the exercise clock. */
export function usePlayback(segments: readonly Segment[], extent: Extent | null): Playback {
  const [at, setAt] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(10);
  const [from, to] = [extent?.fromWall ?? 0, extent?.toWall ?? 0];
  const wall = Math.min(to, Math.max(from, at ?? from));
  useEffect(() => {
    if (!playing) return undefined;
    let before = performance.now();
    const timer = setInterval(() => {
      const present = performance.now();
      const simMs = (present - before) * speed;
      before = present;
      setAt((known) => playedOn(segments, known ?? from, simMs));
    }, TICK);
    return () => clearInterval(timer);
  }, [playing, speed, segments, from]);
  const ended = wall >= to;
  useEffect(() => {
    if (playing && ended) setPlaying(false);
  }, [playing, ended]);
  return {
    wall,
    playing,
    speed,
    goTo: setAt,
    toggle: () => {
      // From the end it begins anew.
      if (!playing && ended) setAt(from);
      setPlaying(!playing);
    },
    setSpeed,
  };
}
