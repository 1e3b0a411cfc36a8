import * as fc from 'fast-check';
import { takenTogether } from './urgent-lane.ts';

const alert = (position: number) => ({ position: String(position), kind: 'alert' });
const decision = (position: number) => ({ position: String(position), kind: 'decision' });
const positions = (taken: readonly { position: string }[]): number[] => taken.map(({ position }) => Number(position));
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

describe('what a step takes', () => {
  it('is the oldest alerts where none is urgent', () => {
    expect(positions(takenTogether([], range(1, 10).map(alert), 8))).toEqual(range(1, 8));
  });

  it('begins with urgent alerts, and goes on with some that are not', () => {
    expect(positions(takenTogether([alert(90), alert(91)], range(1, 100).map(alert), 40))).toEqual([
      90,
      91,
      ...range(1, 20),
    ]);
    expect(positions(takenTogether(range(200, 40).map(alert), range(1, 40).map(alert), 40))).toEqual([
      ...range(200, 20),
      ...range(1, 20),
    ]);
    expect(positions(takenTogether([alert(9)], [alert(1)], 1))).toEqual([9]);
  });

  it('is what a person decided, alone, once it is the oldest of all; and no alert that came after it', () => {
    expect(positions(takenTogether([alert(7)], [decision(3), alert(4)], 10))).toEqual([3]);
    expect(positions(takenTogether([alert(2)], [decision(3), alert(4)], 10))).toEqual([2]);
    expect(positions(takenTogether([], [alert(1), decision(3), alert(4)], 10))).toEqual([1]);
    expect(positions(takenTogether([alert(9)], [alert(1), decision(3), alert(4)], 10))).toEqual([9, 1]);
  });

  it('takes everything in the end, each input once, each sort in its order', () => {
    const input = fc.record({ urgent: fc.boolean(), kind: fc.constantFrom('alert', 'alert', 'alert', 'decision') });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (inputs, limit) => {
        let waiting = inputs.map(({ urgent, kind }, at) => ({
          position: String(at),
          kind,
          urgent: urgent && kind === 'alert',
        }));
        const taken: typeof waiting = [];
        for (let turn = 0; waiting.length > 0; turn += 1) {
          expect(turn).toBeLessThan(inputs.length);
          const [urgent, others] = [waiting.filter((one) => one.urgent), waiting.filter((one) => !one.urgent)];
          const step = takenTogether(urgent.slice(0, limit), others.slice(0, limit), limit);
          expect(step.length).toBeGreaterThan(0);
          expect(step.length).toBeLessThanOrEqual(limit);
          if (step.some(({ kind }) => kind !== 'alert')) expect(step).toHaveLength(1);
          taken.push(...step);
          waiting = waiting.filter((one) => !step.includes(one));
        }
        for (const sort of [true, false]) {
          const order = positions(taken.filter(({ urgent }) => urgent === sort));
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
        expect(new Set(positions(taken)).size).toBe(inputs.length);
      }),
    );
  });
});
