import { TestScheduler } from 'rxjs/testing';
import { wakePace } from './triage-wake-pace.ts';

describe('the pace of waking', () => {
  /** Times of the looks, in virtual milliseconds. */
  const times = (growth: string, until: number): number[] => {
    const seen: number[] = [];
    const scheduler = new TestScheduler(() => undefined);
    scheduler.run(({ cold, hot }) => {
      wakePace(hot(growth), cold(`${until}ms x`), scheduler).subscribe(() => seen.push(scheduler.now()));
    });
    return seen;
  };

  it('is a look a second, from the start until it stops', () => {
    expect(times('', 3_500)).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('looks half a second after something came, once however much comes', () => {
    expect(times('1200ms g 10ms g 10ms g', 2_900)).toEqual([0, 1_000, 1_700, 2_000]);
  });

  it('never leaves two seconds between what is due and the next look', () => {
    for (const growth of ['', '90ms g 700ms g 800ms g', '3ms ggggggggggg']) {
      const seen = times(growth, 10_000);
      for (const [index, at] of seen.entries()) expect((seen[index + 1] ?? 10_000) - at).toBeLessThanOrEqual(1_000);
    }
  });
});
