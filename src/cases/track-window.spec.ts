import { trackWindow } from './track-window.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

describe('the time a question about tracks covers', () => {
  it('is the last day unless told otherwise', () => {
    expect(trackWindow(undefined, undefined, NOW)).toEqual({ from: hours(-24), to: NOW });
    expect(trackWindow(undefined, hours(-30), NOW)).toEqual({ from: hours(-54), to: hours(-30) });
    expect(trackWindow(hours(-2), hours(-1), NOW)).toEqual({ from: hours(-2), to: hours(-1) });
  });

  it('ends a day after its start, or now', () => {
    expect(trackWindow(hours(-48), undefined, NOW)).toEqual({ from: hours(-48), to: hours(-24) });
    expect(trackWindow(hours(-2), undefined, NOW).to.getTime() - NOW.getTime()).toBe(1);
  });

  it('is neither longer than a day nor turned round', () => {
    const code = (from: Date, to: Date | undefined): string => {
      try {
        trackWindow(from, to, NOW);
        return 'taken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(hours(-24), NOW)).toBe('taken');
    expect(code(new Date(hours(-24).getTime() - 1), NOW)).toBe('window_too_long');
    expect(code(NOW, NOW)).toBe('window_reversed');
    expect(code(hours(1), undefined)).toBe('window_reversed');
  });
});
