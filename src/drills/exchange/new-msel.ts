import type { DrillTemplate } from '../template/template.ts';
import { csvRecords, plainCell } from './csv-records.ts';
import { columnName, several } from './msel-columns.ts';
import { parseTime } from './msel-time.ts';

const HALF_HOUR_MS = 1_800_000;

/**
 * The drill a spreadsheet is the MSEL of, as far as its rows tell: cells and objectives are those they name, and it ends half an hour after
 * the last of them. What was assumed is told, a line each.
 */
export function drillAround(
  text: string,
  named: { code: string; title: string; organisation: string },
): { drill: DrillTemplate; assumed: string[] } {
  const [head, ...rows] = csvRecords(text);
  const columns = (head?.fields ?? []).map(columnName);
  const all = (column: string): string[] => rows.map(({ fields }) => plainCell(fields[columns.indexOf(column)] ?? ''));
  const unique = (column: string): string[] => [...new Set(all(column).flatMap(several))].filter((one) => one !== '-');
  const cells = unique('to');
  const objectives = unique('objective');
  const last = Math.max(0, ...all('time').map((time) => parseTime(time.trim()) ?? 0));
  const durationMs = Math.ceil((last + HALF_HOUR_MS) / HALF_HOUR_MS) * HALF_HOUR_MS;
  const { code, title, organisation } = named;
  return {
    drill: {
      code,
      version: 1,
      title,
      synopsis: title,
      kind: 'functional',
      domain: 'mixed',
      durationMs,
      compressedRate: 6,
      cells: cells.map((cell) => ({ code: cell, title: cell, organisation, kind: 'player' })),
      objectives: objectives.map((one) => ({ code: one, statement: one, capability: one, target: null })),
      items: [],
    },
    assumed: [
      `duration: ${durationMs / 60_000} minutes, half an hour after the last row`,
      ...cells.map((cell) => `cells.${cell}: that ${organisation} plays it`),
      ...objectives.map((one) => `objectives.${one}: its statement and capability`),
    ],
  };
}
