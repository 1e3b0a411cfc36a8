import type { CellKind } from '../template/template.ts';

interface Cell {
  code: string;
  kind: CellKind;
  nation: string;
}

/** A word on whether the score of a cell may be seen beside those of others that say the same; the latest of each cell holds. */
export interface ComparisonWord {
  cell: string;
  agreed: boolean;
}

export function saidOf(words: readonly ComparisonWord[], cell: string): boolean {
  return words.findLast((word) => word.cell === cell)?.agreed === true;
}

/** Nations of which every cell that plays agreed. Whoever said nothing did not. */
export function comparedNations(cells: readonly Cell[], words: readonly ComparisonWord[]): Set<string> {
  const players = cells.filter(({ kind }) => kind === 'player');
  const refused = new Set(players.flatMap(({ code, nation }) => (saidOf(words, code) ? [] : [nation])));
  return new Set(players.flatMap(({ nation }) => (refused.has(nation) ? [] : [nation])));
}
