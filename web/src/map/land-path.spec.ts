import { outlines, PATH_UNITS, pathWithin } from './land-path.ts';
import { project } from './mercator.ts';

const square = (west: number, south: number): [number, number][] => [
  [west, south],
  [west + 1, south],
  [west + 1, south + 1],
  [west, south + 1],
  [west, south],
];

describe('coastlines', () => {
  const known = outlines([square(100, 0), square(120, 30)]);

  it('are paths in thousandths of the world', () => {
    const { x, y } = project({ lon: 100, lat: 0 });
    expect(known[0]?.path.startsWith(`M${(x * PATH_UNITS).toFixed(4)},${(y * PATH_UNITS).toFixed(4)}L`)).toBe(true);
    expect(known[0]?.path.endsWith('Z')).toBe(true);
  });

  it('are drawn where they reach into the view, and only there', () => {
    const near = { west: 100.5, east: 110, south: -5, north: 0.5 };
    expect(pathWithin(known, near)).toBe(known[0]?.path);
    expect(pathWithin(known, { ...near, west: 102 })).toBe('');
    expect(pathWithin(known, { west: 90, east: 140, south: -10, north: 40 })).toBe(known.map((k) => k.path).join(''));
  });
});
