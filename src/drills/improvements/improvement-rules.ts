import type { SheetViewer } from '../scoring/seen-sheet.ts';
import type { CellKind } from '../template/template.ts';
import type { ImprovementRow } from './improvement-row.ts';

/** Who looks at a plan from inside a run. */
export type PlanViewer = SheetViewer & { organisationId: string | null };

interface Cell {
  code: string;
  kind: CellKind;
}

/**
 * What of a run's plan one viewer knows: all of it who sees the whole run; a nation what is planned for its own cells that
 * play; an organisation besides what was handed to it.
 */
export function knownImprovements<Row extends ImprovementRow>(
  rows: readonly Row[],
  cells: readonly Cell[],
  viewer: PlanViewer,
): Row[] {
  if (viewer.sees === 'all') return [...rows];
  const play = new Set(cells.filter(({ kind }) => kind === 'player').map(({ code }) => code));
  return rows.filter(
    (row) =>
      (row.nation === viewer.nation && play.has(row.cell)) ||
      (row.handedOver && viewer.organisationId !== null && row.ownerOrganisationId === viewer.organisationId),
  );
}

/**
 * Whether naming an owner hands the item over. Within a nation it does. To another nation it tells something of the own, which
 * who plays may not give away by filling in a form; what those who direct and evaluate write is theirs to give.
 */
export function handsOver(about: { nation: string }, owner: { nation: string }, writtenByControl: boolean): boolean {
  return writtenByControl || about.nation === owner.nation;
}
