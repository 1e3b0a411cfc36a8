import type { ClockEvent, RunClock } from './contract.ts';
import { simNow, simText, wallWhen } from './sim-clock.ts';

const clock = (phase: RunClock['phase']): RunClock => ({ phase, simMs: 60_000, rate: 6, at: '2026-01-01T00:00:00Z' });

const BEGUN = Date.parse('2026-01-01T00:00:00Z');
const event = (seq: number, type: ClockEvent['type'], seconds: number, more: Partial<ClockEvent> = {}): ClockEvent => ({
  seq,
  type,
  at: new Date(BEGUN + seconds * 1_000).toISOString(),
  actor: 'person:1',
  reason: null,
  ...more,
});

describe('the exercise clock as shown', () => {
  it('goes on between two readings only while it runs, whatever the clock of the server says', () => {
    expect(simNow(clock('running'), 5_000, 15_000)).toBe(120_000);
    expect(simNow(clock('paused'), 5_000, 15_000)).toBe(60_000);
    expect(simNow(clock('running'), 15_000, 5_000)).toBe(60_000);
  });

  it('is written the same in every language', () => {
    expect(simText(0)).toBe('T+00:00:00');
    expect(simText(3_729_900)).toBe('T+01:02:09');
    expect(simText(93_784_000)).toBe('T+1d 02:03:04');
  });
});

describe('when the exercise clock showed something', () => {
  const events = [
    event(1, 'startex', 0, { rate: 2 }),
    event(2, 'pause', 10),
    event(3, 'resume', 40),
    event(4, 'rate', 50, { rate: 10 }),
    event(5, 'skip_to', 60, { simMs: 600_000 }),
  ];
  const seconds = (simSeconds: number, of = events): number | null => {
    const wall = wallWhen(of, simSeconds * 1_000);
    return wall === null ? null : (wall - BEGUN) / 1_000;
  };

  it('counts rates, pauses and skips', () => {
    expect([seconds(0), seconds(20), seconds(30), seconds(40), seconds(90)]).toEqual([0, 10, 45, 50, 55]);
    expect(seconds(300)).toBe(60);
    expect(seconds(700)).toBe(70);
  });

  it('is nowhere before it begins, and nowhere ahead of a clock that stands', () => {
    expect(seconds(0, [])).toBeNull();
    expect(seconds(30, events.slice(0, 2))).toBeNull();
    expect(seconds(20, events.slice(0, 2))).toBe(10);
    expect(seconds(900, [...events, event(6, 'endex', 70)])).toBeNull();
  });
});
