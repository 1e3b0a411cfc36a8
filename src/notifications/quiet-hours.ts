/** When somebody does not want to be written to, by the clock on their wall. */
export interface QuietHours {
  /** IANA name. */
  timezone: string;
  /** `22:00`; where it is later than `to`, the night between. */
  from: string;
  to: string;
  /** What is at least so severe goes out all the same; above 100, nothing does. */
  breakThrough: number;
}

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** Until when to wait; undefined when it is not quiet, or what is to be told breaks through. */
export function quietUntil(hours: QuietHours | undefined, now: Date, severity: number | undefined): Date | undefined {
  if (hours === undefined) return undefined;
  if (severity !== undefined && severity >= hours.breakThrough) return undefined;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const local = wallMinutes(now, hours.timezone);
  const within = from < to ? local >= from && local < to : from > to && (local >= from || local < to);
  return within ? nextWallTime(now, hours.timezone, to) : undefined;
}

/** Whether the name is one of a time zone that is known here. */
export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight on a wall clock of the zone. */
function wallMinutes(at: Date, timezone: string): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: timezone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return part('hour') * 60 + part('minute');
}

/**
 * The next instant at which the wall clock shows the time, to the minute. Where clocks are put forward over it, the
 * first instant after the gap; where they are put back, the first of the two.
 */
function nextWallTime(now: Date, timezone: string, target: number): Date {
  const start = Math.floor(now.getTime() / MINUTE) * MINUTE;
  let before = wallMinutes(now, timezone);
  // Minute by minute, since only the clock itself tells where it jumps.
  for (let at = start + MINUTE, steps = 0; steps < 2 * DAY_MINUTES; steps += 1, at += MINUTE) {
    const shown = wallMinutes(new Date(at), timezone);
    if (shown === target || passed(before, shown, target)) return new Date(at);
    before = shown;
  }
  return new Date(start + DAY_MINUTES * MINUTE);
}

/** Whether the clock jumped forward over the target: by more than a minute, and by less than half a day. */
function passed(before: number, shown: number, target: number): boolean {
  const jump = (shown - before + DAY_MINUTES) % DAY_MINUTES;
  const reach = (target - before + DAY_MINUTES) % DAY_MINUTES;
  return jump > 1 && jump < DAY_MINUTES / 2 && reach > 0 && reach < jump;
}
