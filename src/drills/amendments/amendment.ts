import type { Actor } from '../../journal/journal-event.ts';
import type { MselItem } from '../template/template.ts';

export const AMENDMENT_TYPES = ['add', 'edit', 'retarget', 'move', 'withdraw_cell'] as const;
export type AmendmentType = (typeof AMENDMENT_TYPES)[number];

/** What is changed of the script of a run. Plain JSON. */
export type Change =
  | { type: 'add'; item: MselItem }
  /** The item of the same code becomes this one. */
  | { type: 'edit'; item: MselItem }
  /** The item is meant for these cells from now on. */
  | { type: 'retarget'; code: string; to: string[] }
  /** For these cells the item falls due at this time of the exercise clock, in place of its trigger. */
  | { type: 'move'; code: string; cells: string[]; simMs: number }
  | { type: 'withdraw_cell'; code: string; cell: string };

/** A change that was made, with who and why. Appended to the frozen script of a run, never changed. */
export interface Amendment {
  /** 1, 2, 3 … within the run. */
  seq: number;
  change: Change;
  actor: Actor;
  /** Empty where none was given. */
  reason: string;
  /** When, in epoch milliseconds. */
  atWall: number;
  /** The same on the exercise clock, milliseconds since STARTEX. */
  simMs: number;
}

export function codeOf(change: Change): string {
  return 'item' in change ? change.item.code : change.code;
}

/** Cells it is about. */
export function cellsOf(change: Change): readonly string[] {
  switch (change.type) {
    case 'add':
    case 'edit':
      return change.item.to;
    case 'retarget':
      return change.to;
    case 'move':
      return change.cells;
    default:
      return [change.cell];
  }
}
