import type { Point } from './mercator.ts';

export interface Label {
  id: string;
  text: string;
  /** What it names, in pixels. */
  at: Point;
  /** How far from there the text begins, in pixels. */
  offset: number;
}

export interface PlacedLabel extends Label {
  side: 'start' | 'end';
}

interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Half the width of a mark that no label names. Pixels. */
const OTHER = 17;

/** Letters of Hangul, Han and kana are square; others are about as wide as half their height. */
const WIDE = /[\u1100-\u11FF\u2E80-\u9FFF\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]/g;

/** About how wide a text is drawn, in pixels. */
export const textWidth = (text: string, size: number): number =>
  (text.length + (text.match(WIDE)?.length ?? 0) * 0.75) * size * 0.58;

/**
 * Labels that lie on no other and on no mark, taken in the order given: whichever is named first goes before. Each is
 * tried right of its mark, then left of it. `others` are marks that none of the labels names.
 */
export function placedLabels(
  wanted: readonly Label[],
  size: number,
  others: readonly Point[] = [],
): readonly PlacedLabel[] {
  const taken = [
    ...wanted.map((label) => ({ id: label.id, box: markOf(label) })),
    ...others.map((at) => ({ id: '', box: markOf({ at, offset: 2 * OTHER }) })),
  ];
  const placed: PlacedLabel[] = [];
  for (const label of wanted) {
    const side = (['end', 'start'] as const).find((side) =>
      taken.every(({ id, box }) => id === label.id || !overlap(box, boxOf(label, side, size))),
    );
    if (side === undefined) continue;
    taken.push({ id: label.id, box: boxOf(label, side, size) });
    placed.push({ ...label, side });
  }
  return placed;
}

const markOf = ({ at: { x, y }, offset }: Pick<Label, 'at' | 'offset'>): Rectangle => ({
  left: x - offset / 2,
  right: x + offset / 2,
  top: y - offset / 2,
  bottom: y + offset / 2,
});

function boxOf({ at: { x, y }, offset, text }: Label, side: 'start' | 'end', size: number): Rectangle {
  const width = textWidth(text, size);
  const left = side === 'end' ? x + offset : x - offset - width;
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.75 };
}

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
