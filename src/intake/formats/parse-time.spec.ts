import { assert, date, integer, property } from 'fast-check';
import { parseEpoch, parseTime } from './parse-time.ts';

const iso = (text: string): string => {
  const parsed = parseTime(text);
  return 'time' in parsed ? parsed.time.toISOString() : parsed.fault.code;
};

describe('parseTime', () => {
  it.each([
    ['2026-11-20T03:15:00Z', '2026-11-20T03:15:00.000Z'],
    ['2026-11-20t03:15:00z', '2026-11-20T03:15:00.000Z'],
    ['2026-11-20 03:15:00+00:00', '2026-11-20T03:15:00.000Z'],
    ['2017-11-04T12:52:14.711517+0000', '2017-11-04T12:52:14.711Z'],
    ['2026-11-20T11:15:00.123456789+08:00', '2026-11-20T03:15:00.123Z'],
    ['2026-11-20T03:15:00,5-0930', '2026-11-20T12:45:00.500Z'],
    ['2026-11-20T03:15:00.9999Z', '2026-11-20T03:15:00.999Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
  ])('reads %s', (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    ['2026-11-20T03:15:00', 'time_without_zone'],
    ['2026-11-20T03:15:00.123456', 'time_without_zone'],
    ['2025-02-29T00:00:00Z', 'bad_time'],
    ['2025-04-31T14:70:00Z', 'bad_time'],
    ['2026-11-20T24:00:00Z', 'bad_time'],
    ['2026-11-20T03:15:00.1234567890Z', 'bad_time'],
    ['2026-11-20T03:15:00+24:00', 'bad_time'],
    ['2026-11-20', 'bad_time'],
    ['1795144500', 'bad_time'],
    ['', 'bad_time'],
    ['1985-04-12T23:59:59.52Z', 'time_out_of_range'],
    ['2101-01-01T00:00:00Z', 'time_out_of_range'],
    ['0001-01-01T00:00:00Z', 'time_out_of_range'],
  ])('refuses %s as %s', (text, code) => expect(iso(text)).toBe(code));

  it('reads every moment of its years as JavaScript writes it, at any offset', () => {
    const moments = date({
      min: new Date('1990-01-02T00:00:00Z'),
      max: new Date('2100-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    assert(
      property(moments, integer({ min: -23 * 60, max: 23 * 60 }), (moment, offset) => {
        const sign = offset < 0 ? '-' : '+';
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const zone = `${sign}${String(hours).padStart(2, '0')}${String(minutes).padStart(2, '0')}`;
        expect(iso(`${local}${zone}`)).toBe(moment.toISOString());
      }),
    );
  });
});

describe('parseEpoch', () => {
  it('rounds to the millisecond, so that seconds with a fraction come out whole', () => {
    expect(parseEpoch(1642509423.86 * 1_000)).toEqual({ time: new Date('2022-01-18T12:37:03.860Z') });
  });

  it.each([NaN, Infinity, 0, -1, 1e20])('refuses %s', (value) => expect(parseEpoch(value)).toHaveProperty('fault'));
});
