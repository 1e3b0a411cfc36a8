import * as fc from 'fast-check';
import { attackStage } from './attack-stage.ts';
import { type PhaseAlert, phasesOf } from './case-phases.ts';

const rules = { denseSeconds: 2, sparseSeconds: 60, denseAlerts: 4, attachAlerts: 4 };
const at = (seconds: number, place = 'srv', stage: string | null = 'scanning'): PhaseAlert => ({
  t: seconds * 1000,
  place,
  stage,
});

describe('the phases of a case', () => {
  it('part what comes thick at short pauses', () => {
    const alerts = [0, 0, 1, 1, 2, 2, 8, 8, 9, 9].map((second) => at(second));
    expect(phasesOf(alerts, rules)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('part what comes thinly at long pauses only', () => {
    expect(
      phasesOf(
        [0, 30, 80, 150].map((second) => at(second)),
        rules,
      ),
    ).toEqual([0, 0, 0, 1]);
  });

  it('keep machines and parts of an intrusion apart', () => {
    const alerts = [at(0), at(1, 'plc'), at(2, 'srv', 'execution'), at(3)];
    expect(phasesOf(alerts, rules)).toEqual([0, 1, 2, 0]);
  });

  it('take in what speaks of no part, at its machine and moment, the smaller of two', () => {
    const flood = Array.from({ length: 12 }, (_, second) => at(second));
    const quiet = [5, 5, 5, 6].map((second) => at(second, 'srv', 'execution'));
    const unnamed = [at(5, 'srv', null), at(9, 'srv', null), at(5, 'plc', null)];
    const phases = phasesOf([...flood, ...quiet, ...unnamed], rules);
    expect(phases.slice(-3, -1)).toEqual([phases[12], phases[0]]);
    expect(phases.filter((phase) => phase === phases.at(-1))).toHaveLength(1);
  });

  it('do not depend on the order the alerts are given in', () => {
    const arbitrary = fc.array(
      fc.record({
        t: fc.integer({ min: 0, max: 300_000 }),
        place: fc.constantFrom('a', 'b'),
        stage: fc.constantFrom('x', 'y', null),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(arbitrary, fc.infiniteStream(fc.nat()), (alerts, keys) => {
        const order = alerts.map((_, index) => ({ index, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const shuffled = phasesOf(
          order.map(({ index }) => alerts[index] as PhaseAlert),
          rules,
        );
        const back: number[] = [];
        for (const [place, { index }] of order.entries()) back[index] = shuffled[place] ?? -1;
        const together = (phases: readonly number[]) =>
          alerts.map((_, i) => alerts.map((__, j) => phases[i] === phases[j]));
        expect(together(back)).toEqual(together(phasesOf(alerts, rules)));
      }),
    );
  });
});

describe('the part of an intrusion a title speaks of', () => {
  it.each([
    ['ET SCAN Possible Nmap User-Agent Observed', 'scanning'],
    ['Web server 400 error code.', 'web-probing'],
    ['High entropy in Apache Access request.', 'execution'],
    ['Successful sudo to ROOT executed.', 'privilege-escalation'],
    ['New service_stop parameter combination in Audit logs.', 'persistence'],
    ['DNP3 direct operate', 'impair-process-control'],
    ['ClamAV database update', undefined],
  ])('%s: %s', (title, name) => {
    expect(attackStage(title)?.name).toBe(name);
  });
});
