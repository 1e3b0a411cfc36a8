import type { Point } from './mercator.ts';

/** More than so many marks in view cannot be told apart, and are drawn together. */
export const CLUSTER_ABOVE = 200;
/** Marks nearer to each other than about this are drawn as one. Pixels. */
const CELL = 48;

export interface Cluster<Mark> {
  at: Point;
  marks: readonly Mark[];
}

/**
 * Marks in view, those that crowd together as one: a grid laid over the whole plane, so that clusters stay as they are
 * while the picture is dragged.
 */
export function clustered<Mark extends { at: Point }>(
  marks: readonly Mark[],
  origin: Point,
  most = CLUSTER_ABOVE,
): readonly Cluster<Mark>[] {
  if (marks.length <= most) return marks.map((mark) => ({ at: mark.at, marks: [mark] }));
  const cells = new Map<string, Mark[]>();
  for (const mark of marks) {
    const cell = `${Math.floor((mark.at.x - origin.x) / CELL)}/${Math.floor((mark.at.y - origin.y) / CELL)}`;
    const known = cells.get(cell);
    if (known === undefined) cells.set(cell, [mark]);
    else known.push(mark);
  }
  return [...cells.values()].map((marks) => ({ at: middle(marks), marks }));
}

const middle = (marks: readonly { at: Point }[]): Point => ({
  x: marks.reduce((sum, { at }) => sum + at.x, 0) / marks.length,
  y: marks.reduce((sum, { at }) => sum + at.y, 0) / marks.length,
});
