import type { ClockEvent } from '../clock/clock-event.ts';
import { clockSegments } from './clock-segments.ts';

const event = (seq: number, type: ClockEvent['type'], wallAt: number, more: Partial<ClockEvent> = {}): ClockEvent => {
  return { seq, type, wallAt, actor: 'person:d', reason: null, ...more };
};

describe('clockSegments', () => {
  const events = [
    event(1, 'startex', 1_000, { rate: 2 }),
    event(2, 'pause', 2_000),
    event(3, 'resume', 5_000),
    event(4, 'skip_to', 6_000, { simMs: 60_000 }),
    event(5, 'endex', 7_000),
  ];

  it('has a stretch for each time the clock ran or stood, and a gap where it was set ahead', () => {
    const segments = clockSegments(events, 9_000);
    expect(
      segments.map(({ phase, fromWall, toWall, fromSimMs, toSimMs }) => [phase, fromWall, toWall, fromSimMs, toSimMs]),
    ).toEqual([
      ['running', 1_000, 2_000, 0, 2_000],
      ['paused', 2_000, 5_000, 2_000, 2_000],
      ['running', 5_000, 6_000, 2_000, 4_000],
      ['running', 6_000, 7_000, 60_000, 62_000],
    ]);
  });

  it('ends where nothing more is known, and has none before STARTEX', () => {
    expect(clockSegments(events, 5_500).at(-1)).toMatchObject({ toWall: 5_500, toSimMs: 3_000 });
    expect(clockSegments(events, 500)).toEqual([]);
  });
});
