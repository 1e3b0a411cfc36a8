const UNITS = [3_600_000, 60_000, 1_000] as const;
const DURATION = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/;

/** `1h30m` in milliseconds; null where the text is no duration. */
export function parseDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  if (!parts) return null;
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
}

/** Milliseconds as they are written in a template: `1h30m`, `0s`. Parts of a second are left out. */
export function durationText(milliseconds: number): string {
  let rest = Math.floor(Math.max(0, milliseconds) / 1_000) * 1_000;
  const parts = UNITS.map((unit) => {
    const whole = Math.floor(rest / unit);
    rest -= whole * unit;
    return whole;
  });
  const text = parts.map((whole, index) => (whole === 0 ? '' : `${whole}${'hms'[index]}`)).join('');
  return text === '' ? '0s' : text;
}
