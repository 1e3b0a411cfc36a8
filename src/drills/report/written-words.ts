import type { SheetViewer } from '../scoring/seen-sheet.ts';

/** Parts of a report that people write. The first two are of the whole; the rest are of one objective (HSEEP). */
export const REPORT_SECTIONS = [
  'overview',
  'summary',
  'strengths',
  'observation',
  'analysis',
  'recommendation',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export const SECTIONS_OF_WHOLE: ReadonlySet<ReportSection> = new Set(['overview', 'summary']);

/** Areas for improvement an objective may have. */
export const MOST_AREAS = 9;

/** Where in a report a text stands. */
export interface TextPlace {
  /** Null where it is of all cells together. */
  cell: string | null;
  section: ReportSection;
  /** Code of an objective; null for what is of the whole. */
  objective: string | null;
  /** Which of the areas for improvement of the objective. */
  area: number;
}

/** What somebody wrote there. */
export interface WrittenText extends TextPlace {
  version: number;
  text: string;
  author: string;
  /** For whom they wrote: what others are told in place of their name. */
  behalf: string;
  atWall: number;
}

/** Nations besides the own that may read what was written of a cell, or of all together; the latest of each holds. */
export interface WordsRelease {
  cell: string | null;
  nations: readonly string[];
}

interface Cell {
  code: string;
  nation: string;
}

export function placeName({ cell, section, objective, area }: TextPlace): string {
  return `${cell ?? ''} ${section} ${objective ?? ''} ${area}`;
}

/** Of each place the latest, without those that were emptied. Texts are in the order they were written. */
export function latestTexts<Text extends WrittenText>(texts: readonly Text[]): Text[] {
  const latest = new Map(texts.map((text) => [placeName(text), text]));
  return [...latest.values()].filter(({ text }) => text.trim() !== '');
}

export function releasedTo(releases: readonly WordsRelease[], cell: string | null): readonly string[] {
  return releases.findLast((release) => release.cell === cell)?.nations ?? [];
}

/** Whether a nation reads what is written of a cell because it is its own, and not because it was released to it. */
export function isOwn(cells: readonly Cell[], cell: string | null, viewer: SheetViewer): boolean {
  if (viewer.sees === 'all') return true;
  return cell !== null && cells.some(({ code, nation }) => code === cell && nation === viewer.nation);
}

/**
 * Who sees the whole run reads all; a nation what is written of its own cells, and of others and of all together what was released
 * to it: then of the organisation and not of the person who wrote it.
 */
export function wordsSeenBy<Text extends WrittenText>(
  texts: readonly Text[],
  releases: readonly WordsRelease[],
  cells: readonly Cell[],
  viewer: SheetViewer,
): Text[] {
  return texts.flatMap((text) => {
    if (isOwn(cells, text.cell, viewer)) return [text];
    if (viewer.sees === 'all' || !releasedTo(releases, text.cell).includes(viewer.nation)) return [];
    return [{ ...text, author: text.behalf }];
  });
}
