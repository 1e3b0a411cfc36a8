/** Presets of putting off, and what they come to. */
export const SNOOZE_PRESETS = ['hour', 'shift', 'morning', 'day', 'week'] as const;
export type SnoozePreset = (typeof SNOOZE_PRESETS)[number];

const HOUR = 3_600_000;
/** Hour at which a morning begins, by the clock of the browser. */
const MORNING = 8;
const SPANS = { hour: HOUR, shift: 8 * HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR } as const;
/** Nothing is put off for longer (docs/queue.md). */
const MOST = 90 * 24 * HOUR;

export function snoozeUntil(preset: SnoozePreset, now: Date): Date {
  if (preset !== 'morning') return new Date(now.getTime() + SPANS[preset]);
  const morning = new Date(now);
  morning.setHours(MORNING, 0, 0, 0);
  if (morning <= now) morning.setDate(morning.getDate() + 1);
  return morning;
}

/** The instant a `datetime-local` field says, or null where it is none that can be put off to. */
export function chosenTime(text: string, now: Date): Date | null {
  const at = new Date(text);
  const span = at.getTime() - now.getTime();
  return Number.isNaN(span) || span <= 0 || span > MOST ? null : at;
}
