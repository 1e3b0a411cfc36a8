import { keyStep, simAtPointer, snapOf, snapped } from './timeline-drag.ts';

const MINUTE = 60_000;

describe('dragging along the timeline', () => {
  it('tells the time under the pointer', () => {
    const track = { left: 100, width: 600 };
    expect([100, 400, 700].map((x) => simAtPointer(x, track, 60 * MINUTE) / MINUTE)).toEqual([0, 30, 60]);
    expect(simAtPointer(400, { left: 0, width: 0 }, MINUTE)).toBe(0);
  });

  it('snaps to steps a hand can find', () => {
    expect([10, 30, 60, 300].map((minutes) => snapOf(minutes * MINUTE) / MINUTE)).toEqual([0.25, 1, 1, 5]);
    const within = { step: MINUTE, from: 0, to: 60 * MINUTE };
    expect(snapped(12.4 * MINUTE, within)).toBe(12 * MINUTE);
    expect(snapped(12.6 * MINUTE, within)).toBe(13 * MINUTE);
  });

  it('goes neither into the past nor beyond the end, and stays on a step there', () => {
    const within = { step: MINUTE, from: 12.1 * MINUTE, to: 59.5 * MINUTE };
    expect(snapped(3 * MINUTE, within)).toBe(13 * MINUTE);
    expect(snapped(90 * MINUTE, within)).toBe(59 * MINUTE);
    // A clock that is past the end leaves one step.
    expect(snapped(90 * MINUTE, { ...within, from: 61 * MINUTE })).toBe(61 * MINUTE);
  });

  it('moves by a minute, or by five', () => {
    const step = (key: string, shiftKey = false): number | null => keyStep({ key, shiftKey });
    expect([step('ArrowRight'), step('ArrowLeft'), step('ArrowRight', true), step('ArrowUp')]).toEqual([
      MINUTE,
      -MINUTE,
      5 * MINUTE,
      null,
    ]);
  });
});
