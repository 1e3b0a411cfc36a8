/**
 * Operational times: 24 hours, Gregorian calendar, Latin digits in every language. By default th-TH prints the year 2569,
 * my-MM Burmese digits and ko-KR twelve hours, each of which has misled somebody.
 */
const FIXED = '-u-ca-gregory-nu-latn';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(`${language}${FIXED}`, { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** `16:14:11Z`, the same in every language. */
export const utcClock = (at: Date): string => `${at.toISOString().slice(11, 19)}Z`;

/** `2026-11-29 16:14:11Z`, the same in every language. */
export const utcFull = (at: Date): string => `${at.toISOString().slice(0, 10)} ${utcClock(at)}`;

/** `01:14:11 GMT+9` at a place. `zone` is an IANA name. */
export function localClock(at: Date, zone: string): string {
  return `${format('en', zone, CLOCK).format(at)} ${zoneOffset(at, zone)}`;
}

/**
 * `2026-11-30 01:14:11 +09:00`: day and time at a place, with its offset. In the order of ISO 8601 whatever the language,
 * since 11/12 is one day in Seoul and another in Singapore.
 */
export function localFull(at: Date, zone: string): string {
  return `${format('sv', zone, { ...DAY, ...CLOCK }).format(at)} ${zoneOffset(at, zone)}`;
}

const offsets = new Map<string, string>();
/** Zones change their offset on a quarter of an hour. Milliseconds. */
const QUARTER = 15 * 60_000;

/** `+09:00` for Asia/Seoul. Remembered, since a list asks for the same ones a thousand times. */
export function zoneOffset(at: Date, zone: string): string {
  const key = `${zone} ${String(Math.floor(at.getTime() / QUARTER))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = readOffset(at, zone);
  if (offsets.size >= 1_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function readOffset(at: Date, zone: string): string {
  const part = format('en', zone, { timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return part === undefined || part.value === 'GMT' ? '+00:00' : part.value.replace('GMT', '');
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 min ago`, in the person's language with Latin digits. */
export function relativeTime(at: Date, now: number, language: string): string {
  const seconds = Math.round((at.getTime() - now) / 1_000);
  const [unit, length] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style: 'narrow', numeric: 'auto' }).format(
    Math.trunc(seconds / length),
    unit,
  );
}

/** `4:05`, `1:02:09`: a span of seconds as a clock; negative ones with a minus. */
export function spanClock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [h, m, s] = [Math.trunc(whole / 3_600), Math.trunc((whole % 3_600) / 60), whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${seconds < 0 ? '−' : ''}${h > 0 ? `${String(h)}:${two(m)}` : String(m)}:${two(s)}`;
}
