import { lengthText, roundLength } from './scale-bar.ts';

describe('the scale bar', () => {
  it.each([
    [10_000, 1_000_000],
    [5_208, 500_000],
    [3_000, 200_000],
    [1, 100],
    [0.5, 50],
    [0.019, 1],
    [0.004, 0.2],
  ])('at %s metres for a pixel is a round length', (metresPerPixel, length) => {
    expect(roundLength(metresPerPixel, 100)).toBeCloseTo(length, 9);
  });

  it('is never wider than there is room', () => {
    for (let scale = 0.01; scale < 50_000; scale *= 1.37) {
      const pixels = roundLength(scale, 100) / scale;
      expect(pixels).toBeLessThanOrEqual(100.000_001);
      expect(pixels).toBeGreaterThan(39);
    }
  });

  it('is told in metres and kilometres', () => {
    expect([0.2, 50, 999, 1_000, 3_240, 500_000].map(lengthText)).toEqual([
      '20 cm',
      '50 m',
      '999 m',
      '1 km',
      '3.2 km',
      '500 km',
    ]);
  });
});
