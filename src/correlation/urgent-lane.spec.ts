import * as fc from 'fast-check';
import { takenTogether } from './urgent-lane.ts';

const alert = (position: number) => ({ position: String(position), kind: 'alert' });
const turn = (position: number) => ({ position: String(position), kind: 'turn' });
const decision = (position: number) => ({ position: String(position), kind: 'decision' });
const positions = (taken: readonly { position: string }[]): number[] => taken.map(({ position }) => Number(position));
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
/** What is taken before its turn, and what in it. */
const lanes = (...given: Parameters<typeof takenTogether>): [number[], number[]] => {
  const { early, inTurn } = takenTogether(...given);
  return [positions(early), positions(inTurn)];
};

describe('what a step takes', () => {
  it('is the oldest alerts where none is urgent', () => {
    expect(lanes([], range(1, 10).map(alert), 8)).toEqual([[], range(1, 8)]);
  });

  it('begins with urgent alerts, and goes on with some that are not', () => {
    expect(lanes([alert(90), alert(91)], range(1, 41).map(alert), 40)).toEqual([[90, 91], range(1, 20)]);
    expect(lanes(range(200, 40).map(alert), range(1, 41).map(alert), 40)).toEqual([range(200, 20), range(1, 20)]);
    expect(lanes([alert(9)], [alert(1)], 1)).toEqual([[9], []]);
  });

  it('takes in its turn what is urgent where nothing is left behind that came before it', () => {
    expect(lanes([alert(3), alert(8)], [1, 2, 5, 6, 7].map(alert), 10)).toEqual([[], [1, 2, 3, 5, 6, 7, 8]]);
    expect(lanes([alert(3), alert(8)], [1, 2, 5, 6, 7].map(alert), 6)).toEqual([[8], [1, 2, 3, 5]]);
  });

  it('overtakes nothing urgent with what is not', () => {
    expect(lanes(range(1, 10).map(alert), range(11, 10).map(alert), 8)).toEqual([[], range(1, 4)]);
    expect(lanes([2, 4, 6].map(alert), [1, 3, 5, 7].map(alert), 4)).toEqual([[], [1, 2, 3, 4]]);
  });

  it('takes turns with alerts, in their place', () => {
    expect(lanes([], [turn(1), alert(2), turn(3)], 10)).toEqual([[], [1, 2, 3]]);
    expect(lanes([alert(9)], [turn(1), alert(2), decision(3)], 10)).toEqual([[9], [1, 2]]);
  });

  it('is what a person decided, alone, once it is the oldest of all; and no alert that came after it', () => {
    expect(lanes([alert(7)], [decision(3), alert(4)], 10)).toEqual([[], [3]]);
    expect(lanes([alert(2)], [decision(3), alert(4)], 10)).toEqual([[], [2]]);
    expect(lanes([], [alert(1), decision(3), alert(4)], 10)).toEqual([[], [1]]);
    expect(lanes([alert(9)], [alert(1), decision(3), alert(4)], 10)).toEqual([[9], [1]]);
  });

  it('goes before its turn past what concerns every site', () => {
    expect(lanes([alert(2), alert(7)], [alert(1)], 10, '5')).toEqual([[7], [1, 2]]);
  });

  it('takes everything in the end, each alert once, and in its turn whatever nothing is left behind of', () => {
    const input = fc.record({ urgent: fc.boolean(), kind: fc.constantFrom('alert', 'alert', 'alert', 'decision') });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (inputs, limit) => {
        let waiting: { position: string; kind: string; urgent: boolean }[] = inputs.map(({ urgent, kind }, at) => ({
          position: String(at),
          kind,
          urgent: urgent && kind === 'alert',
        }));
        const alerts: number[] = [];
        let turns = -1;
        for (let step = 0; waiting.length > 0; step += 1) {
          expect(step).toBeLessThan(2 * inputs.length);
          const [urgent, others] = [waiting.filter((one) => one.urgent), waiting.filter((one) => !one.urgent)];
          const { early, inTurn } = takenTogether(urgent.slice(0, limit), others.slice(0, limit + 1), limit);
          const all = [...early, ...inTurn];
          expect(all.length).toBeGreaterThan(0);
          expect(all.length).toBeLessThanOrEqual(limit);
          if (all.some(({ kind }) => kind !== 'alert' && kind !== 'turn')) expect(all).toHaveLength(1);
          expect(early.every((one) => one.urgent)).toBe(true);
          alerts.push(...positions(all.filter(({ kind }) => kind !== 'turn')));
          // Every place of the queue has its turn, in order, and none before all that came before it.
          for (const { position } of inTurn) {
            expect(Number(position)).toBe(turns + 1);
            turns = Number(position);
          }
          waiting = waiting.flatMap((one) => {
            if (early.includes(one)) return [{ ...one, kind: 'turn', urgent: false }];
            return inTurn.includes(one) ? [] : [one];
          });
        }
        expect(alerts.toSorted((a, b) => a - b)).toEqual(range(0, inputs.length));
        expect(turns).toBe(inputs.length - 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
