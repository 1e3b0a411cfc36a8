import { LIVE, movedTo, passed, REACH, shownInstant, toggled, wasOpen } from './replay.ts';

const NOW = Date.parse('2026-11-29T14:00:00Z');
const back = (minutes: number): number => NOW - minutes * 60_000;
const replay = { mode: 'replay', at: back(30), playing: true, speed: 60 } as const;

describe('the clock of the map', () => {
  it('shows the present, or what it is set to', () => {
    expect(shownInstant(LIVE, NOW)).toBe(NOW);
    expect(shownInstant(replay, NOW)).toBe(back(30));
  });

  it('goes back a day at most, and is live at the present', () => {
    expect(movedTo(LIVE, back(90), NOW)).toEqual({ mode: 'replay', at: back(90), playing: false, speed: 1 });
    expect(movedTo(replay, NOW - 2 * REACH, NOW)).toEqual({ ...replay, at: NOW - REACH });
    expect(movedTo(replay, NOW, NOW)).toEqual(LIVE);
  });

  it('plays as fast as it is told, and catches up with the present', () => {
    expect(passed(replay, 1_000, NOW)).toEqual({ ...replay, at: back(29) });
    expect(passed({ ...replay, playing: false }, 1_000, NOW)).toEqual({ ...replay, playing: false });
    expect(passed(replay, 30_000, NOW)).toEqual(LIVE);
    expect(passed(LIVE, 1_000, NOW)).toBe(LIVE);
  });

  it('is paused and played again; from the present, from an hour before', () => {
    expect(toggled(replay, NOW)).toEqual({ ...replay, playing: false });
    expect(toggled(LIVE, NOW)).toMatchObject({ mode: 'replay', at: back(60), playing: true });
  });
});

describe('cases at an instant', () => {
  const opened = (minutes: number): string => new Date(back(minutes)).toISOString();

  it('are those that were open then', () => {
    const closed = { openedAt: opened(60), closedAt: opened(20), status: 'closed' };
    expect([90, 60, 30, 20, 10].map((minutes) => wasOpen(closed, back(minutes)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(wasOpen({ openedAt: opened(60), closedAt: null, status: 'active' }, NOW)).toBe(true);
    expect(wasOpen({ openedAt: opened(60), closedAt: null, status: 'merged' }, NOW)).toBe(false);
  });
});
