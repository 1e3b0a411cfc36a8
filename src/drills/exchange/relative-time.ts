// Spaces belong to the part before them: where several parts could take the same ones, a long row of them took forever.
const RELATIVE =
  /^(?:D\s*\+\s*(\d{1,3})\s*)?(?:H\s*\+\s*(\d{1,3})\s*)?(?:M\s*\+\s*(\d{1,4})\s*)?(?:S\s*\+\s*(\d{1,5}))?$/i;
const UNITS = [86_400_000, 3_600_000, 60_000, 1_000] as const;

/** `D+0 H+1 M+30`, as exercise planners write it, in milliseconds after STARTEX; null where the text is no such time. */
export function parseRelativeTime(text: string): number | null {
  const parts = text.trim() === '' ? null : RELATIVE.exec(text.trim());
  if (!parts) return null;
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
}

/** Milliseconds as exercise planners write them: always with days, hours and minutes, so that a column of them is read down. */
export function relativeTimeText(milliseconds: number): string {
  const [days, hours, minutes, seconds] = UNITS.map((unit, index) => {
    const before = UNITS[index - 1];
    return Math.floor((before === undefined ? milliseconds : milliseconds % before) / unit);
  });
  return `D+${days} H+${hours} M+${minutes}${seconds === 0 ? '' : ` S+${seconds}`}`;
}
