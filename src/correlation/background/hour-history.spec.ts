import * as fc from 'fast-check';
import { HourHistory } from './hour-history.ts';

describe('HourHistory', () => {
  it('sums up a stretch of hours, whatever order they were told in', () => {
    const told = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 5 })), { maxLength: 60 });
    fc.assert(
      fc.property(told, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (counts, from, until) => {
        const history = new HourHistory('any');
        const plain = new Map<number, number>();
        for (const [hour, count] of counts) {
          history.add(hour, count);
          history.summary(from, until);
          plain.set(hour, (plain.get(hour) ?? 0) + count);
        }
        const within = [...plain].filter(([hour]) => hour >= from && hour <= until).sort((a, b) => a[0] - b[0]);
        expect(history.summary(from, until)).toEqual({
          hours: within.length,
          first: within[0]?.[0] ?? 0,
          last: within.at(-1)?.[0] ?? 0,
          busiest: Math.max(0, ...within.map(([, count]) => count)),
        });
      }),
    );
  });

  it('gives out each hour that changed once, as it is by then', () => {
    const history = new HourHistory('any');
    expect([history.add(3, 1), history.add(3, 2), history.add(2, 1)]).toEqual([true, false, false]);
    expect(history.drain()).toEqual([
      { hour: 3, alerts: 3 },
      { hour: 2, alerts: 1 },
    ]);
    expect(history.drain()).toEqual([]);
    expect(history.add(3, 1)).toBe(true);
  });

  it('lets go of what is old', () => {
    const history = new HourHistory('any');
    for (const hour of [1, 5, 9]) history.add(hour, 1);
    history.forget(5);
    expect(history.summary(0, 10)).toMatchObject({ hours: 2, first: 5 });
    history.forget(10);
    expect(history.size).toBe(0);
  });
});
