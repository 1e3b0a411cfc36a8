import * as fc from 'fast-check';
import { InputTrial, PATIENCE } from './input-trial.ts';
import { takenInOrder, takenTogether } from './urgent-lane.ts';

interface Waiting {
  position: string;
  kind: 'alert';
  urgent: boolean;
  fails: boolean;
}

/** Takes what waits until nothing that was there at first is left; something urgent comes with each step. Returns what was set aside, and the steps. */
function workedThrough(inputs: readonly Omit<Waiting, 'position' | 'kind'>[], size: number): [string[], number] {
  let waiting: Waiting[] = inputs.map((input, at) => ({ ...input, kind: 'alert', position: String(at) }));
  const trial = new InputTrial();
  const aside: string[] = [];
  let [steps, place] = [0, inputs.length];
  for (; waiting.some(({ position }) => Number(position) < inputs.length); steps += 1) {
    if (steps > 4_000) throw new Error('It does not end');
    waiting.push({ urgent: true, fails: false, kind: 'alert', position: String(place++) });
    const limit = trial.limit(size);
    const urgent = waiting.filter((one) => one.urgent).slice(0, limit);
    const others = waiting.filter((one) => !one.urgent).slice(0, limit + 1);
    const { early, inTurn } = (trial.inOrder ? takenInOrder : takenTogether)(urgent, others, limit);
    const taken = [...early, ...inTurn];
    trial.begin(taken.map(({ position }) => position));
    if (taken.some(({ fails }) => fails) && !trial.isHopeless) {
      trial.failed();
      continue;
    }
    if (trial.isHopeless) aside.push(...taken.map(({ position }) => position));
    trial.succeeded();
    waiting = waiting.filter((one) => !taken.includes(one));
  }
  return [aside.toSorted((a, b) => Number(a) - Number(b)), steps];
}

describe('an input that makes a step fail', () => {
  it('is set aside, and nothing else is, whatever is urgent and however much of that comes', () => {
    const kind = { urgent: fc.boolean(), fails: fc.boolean() };
    const well = fc.record({ ...kind, fails: fc.constant(false) });
    const input = fc.oneof({ weight: 9, arbitrary: well }, { weight: 1, arbitrary: fc.record(kind) });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (inputs, size) => {
        const failing = inputs.flatMap(({ fails }, at) => (fails ? String(at) : []));
        expect(workedThrough(inputs, size)[0]).toEqual(failing);
      }),
      { numRuns: 500 },
    );
  });

  it('is found among a thousand in some twenty steps, and the next step takes as many as ever', () => {
    for (const at of [0, 1, 400, 998, 999]) {
      const inputs = Array.from({ length: 1_000 }, (_, place) => ({ urgent: false, fails: place === at }));
      const [aside, steps] = workedThrough(inputs, 1_000);
      expect(aside).toEqual([String(at)]);
      expect(steps).toBeLessThan(60);
    }
  });

  it('is tried as often as it may, by itself', () => {
    const trial = new InputTrial();
    const begun = (): boolean => {
      trial.begin(['7']);
      return trial.isHopeless;
    };
    for (let time = 0; time < PATIENCE; time += 1) {
      expect(begun()).toBe(false);
      trial.failed();
    }
    expect(begun()).toBe(true);
    trial.succeeded();
    expect([trial.isOn, trial.limit(500), begun()]).toEqual([false, 500, false]);
  });
});
