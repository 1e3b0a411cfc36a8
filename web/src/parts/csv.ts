import { exportMark } from './export-mark.ts';

export type Cell = string | number | boolean | null | undefined;

/** Lets a spreadsheet know that what follows is UTF-8. */
const BOM = '\uFEFF';
/** What makes a spreadsheet take a text for a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * A table as CSV (RFC 4180) that opens rightly in a spreadsheet: UTF-8 with a mark of it, and no text of a sensor or a
 * person that could be run as a formula. In an exercise the first column says so. Such a text gets an apostrophe before it, which spreadsheets do not show.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[], mark = exportMark()): string {
  // Every line says so by itself: lines are sorted, cut out and pasted elsewhere.
  const marked = mark === null ? [header, ...rows] : [['exercise', ...header], ...rows.map((row) => [mark, ...row])];
  const lines = marked.map((cells) => cells.map(written).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  // A number is ours and no text of anybody's: a minus before it is a minus.
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const safe = FORMULA.test(cell.trimStart()) || FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
