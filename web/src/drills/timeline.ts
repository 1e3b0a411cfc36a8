import type { RunItem } from './contract.ts';
import { simTimeOf } from './item-state.ts';

/** An item at its place on a lane. */
export interface Placed {
  item: RunItem;
  /** From the left, in percent of the lane. */
  left: number;
  /** Line within the lane: what would lie over another is put under it. */
  line: number;
}

export interface Lane {
  cell: string;
  /** Told only when what was expected did not happen; shown apart. */
  contingency: boolean;
  placed: Placed[];
  /** Of no known time: they wait for a person or for something to happen. */
  waiting: RunItem[];
  lines: number;
}

/** Steps of the axis, in minutes. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1_440];
const MINUTE = 60_000;
const MOST_TICKS = 10;
/** What an item takes of a lane, in percent. */
const WIDTH = 8;

/** How far the axis goes: as far as the drill, or further where something lies beyond. Milliseconds. */
export function extentOf(durationMs: number, items: readonly RunItem[], simMs: number): number {
  const times = items.map((item) => simTimeOf(item) ?? 0);
  return Math.max(MINUTE, durationMs, simMs, ...times);
}

export const place = (simMs: number, extentMs: number): number => Math.min(100, (Math.max(0, simMs) / extentMs) * 100);

/** Exercise times of the axis, evenly apart. */
export function ticksOf(extentMs: number): number[] {
  const step = MINUTE * (STEPS.find((minutes) => extentMs / (minutes * MINUTE) <= MOST_TICKS) ?? 1_440 * 7);
  return Array.from({ length: Math.floor(extentMs / step) + 1 }, (_, index) => index * step);
}

/** A lane for each cell that is told something, in the order given; after them those of contingencies. */
export function lanesOf(items: readonly RunItem[], cells: readonly string[], extentMs: number): Lane[] {
  return [false, true].flatMap((contingency) =>
    cells.flatMap((cell) => {
      const own = items.filter((item) => item.cell === cell && (item.kind === 'contingency') === contingency);
      return own.length === 0 ? [] : laneOf(cell, contingency, own, extentMs);
    }),
  );
}

function laneOf(cell: string, contingency: boolean, items: readonly RunItem[], extentMs: number): Lane {
  const timed = items
    .flatMap((item) => {
      const simMs = simTimeOf(item);
      return simMs === null ? [] : { item, left: place(simMs, extentMs) };
    })
    .toSorted((a, b) => a.left - b.left);
  /** Where each line is free again. */
  const free: number[] = [];
  const placed = timed.map(({ item, left }) => {
    // What stands at the very end is drawn leftwards.
    const from = Math.min(left, 100 - WIDTH);
    const found = free.findIndex((until) => until <= from);
    const line = found === -1 ? free.length : found;
    free[line] = from + WIDTH;
    return { item, left: from, line };
  });
  const waiting = items.filter((item) => simTimeOf(item) === null);
  return { cell, contingency, placed, waiting, lines: Math.max(1, free.length) };
}
