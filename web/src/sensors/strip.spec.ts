import { BAR, barHeight, barStart, stripSummary } from './strip.ts';

const AS_OF = Date.parse('2026-11-29T14:07:00Z');
const at = (clock: string): number => Date.parse(`2026-11-29T${clock}:00Z`);

describe('the strip of a day', () => {
  it('ends in the quarter of an hour that goes on', () => {
    expect(barStart(95, 96, AS_OF)).toBe(at('14:00'));
    expect(barStart(0, 96, AS_OF)).toBe(at('14:00') - 95 * BAR);
  });

  it('is told in numbers', () => {
    expect(stripSummary([1, 0, 0, 7, 0, 2], AS_OF)).toEqual({
      total: 10,
      most: { count: 7, at: at('13:30') },
      quiet: { from: at('13:00'), to: at('13:30') },
    });
  });

  it('knows a silence that goes on, one from the beginning, and none', () => {
    expect(stripSummary([0, 0, 5, 0, 0, 0], AS_OF).quiet).toEqual({ from: at('13:30'), to: AS_OF });
    expect(stripSummary([0, 0, 5, 0], AS_OF).quiet).toEqual({ from: at('13:15'), to: at('13:45') });
    expect(stripSummary([1, 2], AS_OF).quiet).toBeNull();
    expect(stripSummary([0, 0], AS_OF)).toEqual({ total: 0, most: null, quiet: { from: at('13:45'), to: AS_OF } });
  });

  it('shows single alerts beside a burst', () => {
    expect(barHeight(0, 100)).toBe(0);
    expect(barHeight(1, 100)).toBeCloseTo(0.1, 9);
    expect(barHeight(100, 100)).toBe(1);
  });
});
