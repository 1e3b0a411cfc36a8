const RELATIVE =
  /^(?:D\s*\+\s*(\d{1,3}))?\s*(?:H\s*\+\s*(\d{1,3}))?\s*(?:M\s*\+\s*(\d{1,4}))?\s*(?:S\s*\+\s*(\d{1,5}))?$/i;
const UNITS = [86_400_000, 3_600_000, 60_000, 1_000] as const;

/** `D+0 H+1 M+30`, as exercise planners write it, in milliseconds after STARTEX; null where the text is no such time. */
export function parseRelativeTime(text: string): number | null {
  const parts = text.trim() === '' ? null : RELATIVE.exec(text.trim());
  if (!parts) return null;
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
}
