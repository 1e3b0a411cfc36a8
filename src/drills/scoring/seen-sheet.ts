import type { CellSheet, ScoreSheet } from './score-sheet.ts';

/** Whose eyes a score sheet is for. */
export type SheetViewer = { sees: 'all' } | { sees: 'nation'; nation: string };

/** As one viewer gets it: what is not theirs to see is absent, not blank. */
export interface SeenSheet {
  /** Null while a nation that plays keeps its own to itself: from the whole and one's own, the other's would follow. */
  joint: CellSheet | null;
  cells: CellSheet[];
  sharing: ScoreSheet['sharing'];
  pointsOfContact: ScoreSheet['pointsOfContact'] | null;
}

/**
 * A nation sees its own cells and those of nations that agreed to be compared; whoever runs the drill sees all. Of what was shared, a
 * nation sees what it sent or got.
 */
export function sheetSeenBy(sheet: ScoreSheet, viewer: SheetViewer, comparing: ReadonlySet<string>): SeenSheet {
  if (viewer.sees === 'all') return sheet;
  const open = (nation: string | null): boolean =>
    nation === viewer.nation || (nation !== null && comparing.has(nation) && comparing.has(viewer.nation));
  const whole = sheet.cells.every(({ nation }) => open(nation));
  return {
    joint: whole ? sheet.joint : null,
    cells: sheet.cells.filter(({ nation }) => open(nation)),
    sharing: sheet.sharing.filter(
      ({ fromNation, toNation }) => fromNation === viewer.nation || toNation === viewer.nation,
    ),
    pointsOfContact: whole ? sheet.pointsOfContact : null,
  };
}
