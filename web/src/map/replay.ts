/** How far back the slider reaches. Milliseconds. */
export const REACH = 24 * 3_600_000;
export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** What instant the map shows: the present, or one that is played from. */
export type MapClock = { mode: 'live' } | { mode: 'replay'; at: number; playing: boolean; speed: Speed };

export const LIVE: MapClock = { mode: 'live' };

/** The instant shown, in milliseconds. */
export const shownInstant = (clock: MapClock, now: number): number => (clock.mode === 'live' ? now : clock.at);

/** Moved to an instant: no farther back than there is anything, and at the present it is live again. */
export function movedTo(clock: MapClock, at: number, now: number): MapClock {
  if (at >= now) return LIVE;
  const speed = clock.mode === 'live' ? 1 : clock.speed;
  return { mode: 'replay', at: Math.max(at, now - REACH), playing: clock.mode === 'replay' && clock.playing, speed };
}

/** So many milliseconds later by the wall clock. What is played catches up with the present in the end. */
export const passed = (clock: MapClock, elapsed: number, now: number): MapClock =>
  clock.mode === 'replay' && clock.playing ? movedTo(clock, clock.at + elapsed * clock.speed, now) : clock;

/** Played or paused; from the present it is played from an hour before. */
export function toggled(clock: MapClock, now: number): MapClock {
  return clock.mode === 'live'
    ? { mode: 'replay', at: now - 3_600_000, playing: true, speed: 10 }
    : { ...clock, playing: !clock.playing };
}

interface Opened {
  openedAt: string;
  closedAt: string | null;
  status: string;
}

/** Whether a case was open at an instant. One that was merged since is told by the case it went into. */
export const wasOpen = ({ openedAt, closedAt, status }: Opened, at: number): boolean =>
  status !== 'merged' && Date.parse(openedAt) <= at && (closedAt === null || Date.parse(closedAt) > at);
