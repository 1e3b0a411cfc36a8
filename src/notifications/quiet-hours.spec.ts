import * as fc from 'fast-check';
import { isTimezone, type QuietHours, quietUntil } from './quiet-hours.ts';

const night = (timezone: string, from = '22:00', to = '07:00'): QuietHours => ({
  timezone,
  from,
  to,
  breakThrough: 80,
});
const until = (hours: QuietHours, now: string, severity?: number): string | undefined =>
  quietUntil(hours, new Date(now), severity)?.toISOString();

const wall = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

describe('quiet hours', () => {
  it('hold what comes in the night until the morning of the recipient', () => {
    const singapore = night('Asia/Singapore');
    expect(until(singapore, '2026-03-02T15:30:00Z', 50)).toBe('2026-03-02T23:00:00.000Z');
    expect(until(singapore, '2026-03-02T22:59:59Z', 50)).toBe('2026-03-02T23:00:00.000Z');
    expect(until(singapore, '2026-03-02T23:00:00Z', 50)).toBeUndefined();
    expect(until(singapore, '2026-03-02T13:59:59Z', 50)).toBeUndefined();
    expect(until(singapore, '2026-03-02T14:00:00Z', 50)).toBe('2026-03-02T23:00:00.000Z');
  });

  it('may lie within one day', () => {
    const noon = night('Asia/Kathmandu', '12:00', '13:30');
    expect(until(noon, '2026-03-02T06:20:00Z')).toBe('2026-03-02T07:45:00.000Z');
    expect(until(noon, '2026-03-02T07:45:00Z')).toBeUndefined();
  });

  it('are broken through by what is severe enough, and by nothing where that is above 100', () => {
    expect(until(night('UTC'), '2026-03-02T23:00:00Z', 79)).toBeDefined();
    expect(until(night('UTC'), '2026-03-02T23:00:00Z', 80)).toBeUndefined();
    expect(until({ ...night('UTC'), breakThrough: 101 }, '2026-03-02T23:00:00Z', 100)).toBeDefined();
    expect(until({ ...night('UTC'), breakThrough: 0 }, '2026-03-02T23:00:00Z')).toBeDefined();
    expect(quietUntil(undefined, new Date(), 0)).toBeUndefined();
  });

  it('end when the clock on the wall says so, in the nights clocks are put forward and back too', () => {
    // Clocks in Berlin go from 02:00 to 03:00 on 29 March 2026 and from 03:00 to 02:00 on 25 October.
    expect(until(night('Europe/Berlin'), '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until(night('Europe/Berlin'), '2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    // 02:30 is not there that night: the end is the first instant after.
    expect(until(night('Europe/Berlin', '22:00', '02:30'), '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    // It is there twice: the end is the first.
    expect(until(night('Europe/Berlin', '22:00', '02:30'), '2026-10-24T21:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('always end in the future, within a day and an hour, when the wall shows their end', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => {
      const text = (value: number): string => String(value).padStart(2, '0');
      return `${text(Math.floor(minutes / 60))}:${text(minutes % 60)}`;
    });
    const zone = fc.constantFrom('UTC', 'Asia/Seoul', 'Asia/Dili', 'Asia/Kathmandu', 'Australia/Lord_Howe');
    const instant = fc.date({
      min: new Date('2026-01-05T00:00:00Z'),
      max: new Date('2026-03-20T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, time, zone, instant, (from, to, timezone, now) => {
        const end = quietUntil({ timezone, from, to, breakThrough: 101 }, now, 50);
        if (end === undefined) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(wall(end, timezone)).toBe(to);
        expect(quietUntil({ timezone, from, to, breakThrough: 101 }, end, 50)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('know the time zones there are', () => {
    expect(['Asia/Singapore', 'UTC'].map(isTimezone)).toEqual([true, true]);
    expect(['Mars/Olympus', '', '../etc'].map(isTimezone)).toEqual([false, false, false]);
  });
});
