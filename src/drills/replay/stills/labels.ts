/** A name that wants to stand beside a mark. */
export interface WantedLabel {
  text: string;
  x: number;
  y: number;
  /** Free space round the mark. */
  offset: number;
}

export interface PlacedLabel {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Width of a character and height of a line, about, in units of the picture. */
const CHARACTER = 5.6;
const LINE = 12;

/** Names beside their marks, the first first; one that there is no room for is left out rather than written over another. */
export function placeLabels(wanted: readonly WantedLabel[], width: number, height: number): PlacedLabel[] {
  const taken: Box[] = wanted.map(({ x, y, offset }) => boxAround(x, y, offset - 2, offset - 2));
  return wanted.flatMap(({ text, x, y, offset }, own): PlacedLabel[] => {
    const long = text.length * CHARACTER;
    const places: PlacedLabel[] = [
      { text, x: x + offset, y: y + 4, anchor: 'start' },
      { text, x: x - offset, y: y + 4, anchor: 'end' },
      { text, x, y: y - offset - 2, anchor: 'middle' },
      { text, x, y: y + offset + LINE - 2, anchor: 'middle' },
    ];
    for (const place of places) {
      const box = boxOf(place, long);
      if (box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2) continue;
      if (taken.some((other, index) => index !== own && overlap(box, other))) continue;
      taken.push(box);
      return [place];
    }
    return [];
  });
}

function boxOf({ x, y, anchor }: PlacedLabel, long: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
  return { left, right: left + long, top: y - LINE + 2, bottom: y + 2 };
}

function boxAround(x: number, y: number, across: number, up: number): Box {
  return { left: x - across, right: x + across, top: y - up, bottom: y + up };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
