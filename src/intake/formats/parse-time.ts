import type { Rejection } from '../alert.ts';

export type ParsedTime = { time: Date } | { fault: Pick<Rejection, 'code' | 'reason'> };

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2101, 0, 1) - 1;

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:([Zz])|([+-])(\d\d):?(\d\d))?$/;

/**
 * Reads an RFC 3339 timestamp, with up to nine digits of fraction (kept to the millisecond) and, beyond the standard,
 * a blank for the `T` and an offset without colon. A leap second is read as the first moment of the next minute.
 * Faults: `bad_time`, `time_without_zone` (a local time is nobody's time), `time_out_of_range` (outside 1990–2100).
 */
export function parseTime(text: string): ParsedTime {
  const match = TIMESTAMP.exec(text.trim());
  if (!match) return fault('bad_time', 'is not an RFC 3339 timestamp');
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHour, offsetMinute] = match;
  const civil = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (
    new Date(civil).getUTCMonth() !== Number(month) - 1 ||
    Number(day) === 0 ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 60 ||
    Number(offsetHour ?? 0) > 23 ||
    Number(offsetMinute ?? 0) > 59
  ) {
    return fault('bad_time', 'names a date or time of day that does not exist');
  }
  if (!zulu && !sign) {
    return fault('time_without_zone', 'carries no time zone; send an offset, or Z for UTC');
  }
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * (sign === '-' ? -1 : 1);
  const millis = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return inRange(
    civil + Number(hour) * 3_600_000 + (Number(minute) - offset) * 60_000 + Number(second) * 1_000 + millis,
  );
}

/** Reads milliseconds since 1970-01-01T00:00Z. Faults: `bad_time`, `time_out_of_range` (outside 1990–2100). */
export function parseEpoch(milliseconds: number): ParsedTime {
  return Number.isFinite(milliseconds) ? inRange(Math.round(milliseconds)) : fault('bad_time', 'is not a number');
}

function inRange(epoch: number): ParsedTime {
  if (epoch < EARLIEST || epoch > LATEST) return fault('time_out_of_range', 'lies outside the years 1990 to 2100');
  return { time: new Date(epoch) };
}

function fault(code: string, reason: string): ParsedTime {
  return { fault: { code, reason } };
}
