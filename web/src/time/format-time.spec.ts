import { localClock, localFull, relativeTime, spanClock, utcClock, utcFull, zoneOffset } from './format-time.ts';

const at = new Date('2026-11-29T16:14:11Z');

describe('times on the screen', () => {
  it('are UTC in one form', () => {
    expect(utcClock(at)).toBe('16:14:11Z');
    expect(utcFull(at)).toBe('2026-11-29 16:14:11Z');
  });

  it('are local with the offset of the place', () => {
    expect(localClock(at, 'Asia/Seoul')).toBe('01:14:11 +09:00');
    expect(zoneOffset(at, 'Asia/Yangon')).toBe('+06:30');
    expect(zoneOffset(at, 'UTC')).toBe('+00:00');
  });

  it('are days in the order of ISO 8601 at a place too', () => {
    expect(localFull(at, 'Asia/Jakarta')).toBe('2026-11-29 23:14:11 +07:00');
    expect(localFull(at, 'Asia/Seoul')).toBe('2026-11-30 01:14:11 +09:00');
  });

  it('tell how long ago, and spans', () => {
    expect(relativeTime(at, at.getTime() + 180_000, 'en')).toMatch(/3 ?m/);
    expect([spanClock(245), spanClock(3729), spanClock(-61)]).toEqual(['4:05', '1:02:09', '−1:01']);
  });
});
