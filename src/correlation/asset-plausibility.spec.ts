import type { StageName } from '../../config/attack-stages.ts';
import { correlationRules } from '../../config/correlation-rules.ts';
import { isTelling, plausibility } from './asset-plausibility.ts';
import { ORDINARY } from './background/node-standing.ts';

const told = (stages: Partial<Record<StageName, number>>): { stages: Map<StageName, number> } => ({
  stages: new Map(Object.entries(stages) as [StageName, number][]),
});

describe('whether one alert may have led to another', () => {
  const told = (title: string, kind: 'cyber' | 'human' = 'cyber'): Parameters<typeof plausibility>[0] => ({
    kind,
    title,
  });
  const [login, stop, scan, fault] = ['Login failed', 'PLC stop', 'Nmap scan', 'Fault'].map((title) => told(title));

  it('wants the parts of an intrusion in turn', () => {
    expect(plausibility(login!, stop!)).toEqual({
      turn: 'in-turn',
      upstream: 'credential-access',
      downstream: 'inhibit-response-function',
    });
    expect(plausibility(stop!, login!)).toBeNull();
    expect(plausibility(stop!, scan!)).toBeNull();
  });

  it('takes one part to go on elsewhere', () => {
    expect(plausibility(login!, login!)).toMatchObject({ turn: 'in-turn' });
  });

  it('says that it knows less where one or none speaks of a part', () => {
    expect(plausibility(fault!, scan!)).toEqual({ turn: 'one' });
    expect(plausibility(stop!, fault!)).toEqual({ turn: 'one' });
    expect(plausibility(stop!, told('Nmap scan', 'human'))).toEqual({ turn: 'one' });
    expect(plausibility(fault!, fault!)).toEqual({ turn: 'none' });
  });
});

describe('whether an alert is telling', () => {
  type Node = Parameters<typeof isTelling>[0];
  const node = (changes: Partial<Node> & { severity?: number }): Node => {
    const { severity = 50, ...rest } = changes;
    const worst = { severity, t: 0, ref: 'a', title: 'A' };
    return { tiesNothing: false, track: null, standing: ORDINARY, stages: new Map(), title: 'A', worst, ...rest };
  };
  const telling = (changes: Parameters<typeof node>[0]): boolean => isTelling(node(changes), correlationRules);

  it('takes severity, or a part of an intrusion beyond looking around', () => {
    expect(telling({ severity: 45 })).toBe(true);
    expect(telling({ severity: 44 })).toBe(false);
    expect(telling({ severity: 10, ...told({ 'web-probing': 1 }) })).toBe(false);
    expect(telling({ severity: 10, ...told({ scanning: 1, persistence: 1 }) })).toBe(true);
  });

  it('takes nothing that the site is used to, that a person hid, that flies, or that is information', () => {
    expect(telling({ tiesNothing: true })).toBe(false);
    expect(telling({ standing: { kind: 'familiar' } })).toBe(false);
    expect(telling({ title: 'ET INFO Observed DNS query' })).toBe(false);
  });
});
