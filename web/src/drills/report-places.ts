import type { ReportText, TextPlace } from './report-queries.ts';

const samePlace = (a: TextPlace, b: TextPlace): boolean =>
  a.cell === b.cell && a.section === b.section && a.objective === b.objective && a.area === b.area;

/** What is written in a place; undefined where nothing is. */
export function textAt(items: readonly ReportText[], place: TextPlace): ReportText | undefined {
  return items.find((one) => samePlace(one, place));
}

/** Areas for improvement of an objective that are written on, and one more where more were asked for; the first always. */
export function areasOf(items: readonly ReportText[], cell: string | null, objective: string, asked: number): number[] {
  const written = items.filter(
    (one) => one.cell === cell && one.objective === objective && one.section !== 'strengths',
  );
  const most = Math.max(1, asked, ...written.map(({ area }) => area));
  return Array.from({ length: most }, (_, index) => index + 1);
}

/** Name of a place, under which what is being written there is kept. */
export function draftKey(runId: string, { cell, section, objective, area }: TextPlace): string {
  const parts = [runId, cell ?? '', section, objective ?? '', area];
  return `drill.words.${parts.join('.')}`;
}
