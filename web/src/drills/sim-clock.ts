import type { ClockEvent, RunClock } from './contract.ts';

/**
 * What the exercise clock shows at `now`. `readAt` is when the reading came, by the same clock as `now`: the server's
 * clock and the browser's may be minutes apart.
 */
export function simNow({ phase, simMs, rate }: RunClock, readAt: number, now: number): number {
  return phase === 'running' ? simMs + Math.max(0, now - readAt) * rate : simMs;
}

/** `T+01:02:09`, `T+1d 02:03:04`: time since STARTEX, the same in every language. */
export function simText(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1_000));
  const days = Math.floor(whole / 86_400);
  const parts = [Math.floor((whole % 86_400) / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return days === 0 ? `T+${clock}` : `T+${String(days)}d ${clock}`;
}

/**
 * When the exercise clock showed `simMs`, or will if nothing happens to it; epoch milliseconds. Null where it stands and
 * has not come there, and before STARTEX.
 */
export function wallWhen(events: readonly ClockEvent[], simMs: number): number | null {
  let shown = { at: 0, simMs: 0, rate: 1, runs: false, begun: false };
  for (const event of events) {
    const at = Date.parse(event.at);
    const then = shown.runs ? shown.simMs + (at - shown.at) * shown.rate : shown.simMs;
    if (shown.runs && simMs >= shown.simMs && simMs <= then) return shown.at + (simMs - shown.simMs) / shown.rate;
    if (event.type === 'skip_to' && simMs > then && simMs <= (event.simMs ?? then)) return at;
    shown = after(event, { ...shown, at, simMs: then });
  }
  if (!shown.begun || simMs < shown.simMs) return null;
  if (shown.runs) return shown.at + (simMs - shown.simMs) / shown.rate;
  return simMs === shown.simMs ? shown.at : null;
}

interface Shown {
  at: number;
  simMs: number;
  rate: number;
  runs: boolean;
  begun: boolean;
}

function after({ type, rate, simMs }: ClockEvent, shown: Shown): Shown {
  if (type === 'startex') return { ...shown, simMs: 0, rate: rate ?? 1, runs: true, begun: true };
  if (type === 'rate') return { ...shown, rate: rate ?? shown.rate };
  if (type === 'skip_to') return { ...shown, simMs: simMs ?? shown.simMs };
  return { ...shown, runs: type === 'resume' };
}

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** `1h05m30s`: time since STARTEX as a script has it. Parts of a second are left out. */
export function durationText(milliseconds: number): string {
  let rest = Math.max(0, Math.floor(milliseconds / 1_000)) * 1_000;
  const parts = UNITS.map(([unit, size]) => {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    return whole === 0 ? '' : `${String(whole)}${unit}`;
  });
  return parts.join('') === '' ? '0s' : parts.join('');
}

/** The other way about, in milliseconds; null for what is no such time. */
export function parseDuration(text: string): number | null {
  const parts = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/.exec(text);
  return parts === null ? null : UNITS.reduce((sum, [, size], index) => sum + size * Number(parts[index + 1] ?? 0), 0);
}
