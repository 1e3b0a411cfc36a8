import { placedLabels, textWidth } from './labels.ts';

const label = (id: string, x: number, y: number, text = 'KRPUS') => ({ id, text, at: { x, y }, offset: 12 });

describe('labels', () => {
  it('stand right of their mark, else left of it', () => {
    const placed = placedLabels([label('a', 100, 100), label('b', 150, 100), label('c', 180, 100)], 12);
    expect(placed.map(({ id, side }) => [id, side])).toEqual([
      ['a', 'start'],
      ['c', 'end'],
    ]);
  });

  it('never lie on each other, the first named first', () => {
    const crowd = Array.from({ length: 300 }, (_, index) =>
      label(String(index), (index * 37) % 400, (index * 53) % 300),
    );
    const placed = placedLabels(crowd, 12);
    expect(placed[0]?.id).toBe('0');
    const boxes = placed.map(({ at, text, side }) => {
      const width = textWidth(text, 12);
      const left = side === 'end' ? at.x + 12 : at.x - 12 - width;
      return { left, right: left + width, top: at.y - 9, bottom: at.y + 9 };
    });
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
    expect(placed.length).toBeGreaterThan(20);
    expect(
      pairs.filter(([a, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    ).toEqual([]);
  });

  it('do not lie on marks that have none', () => {
    expect(placedLabels([label('a', 100, 100)], 12, [{ x: 140, y: 104 }]).map(({ side }) => side)).toEqual(['start']);
  });

  it('take the width of their script', () => {
    expect(textWidth('부산항', 12)).toBeGreaterThan(textWidth('Bus', 12) * 1.6);
  });
});
