import { correlationRules } from '../../config/correlation-rules.ts';
import type { EntityRef } from '../intake/alert.ts';
import { machineOf } from './machine-of.ts';
import { type PhasedAlert, toldPhases } from './told-phases.ts';

const T0 = Date.UTC(2026, 2, 2);

function told(seconds: number, title: string, host: string): PhasedAlert {
  return {
    id: `${host}-${seconds}`,
    title,
    t: T0 + seconds * 1000,
    entities: [{ type: 'host', value: host, role: 'subject' }],
    sensor: 'KRPUS-wazuh',
  };
}

describe('toldPhases', () => {
  it('tells the parts of an intrusion at each machine, in order, with their tactic', () => {
    const { phases, phaseOf } = toldPhases(
      [
        told(0, 'Suspicious URL access', 'web'),
        told(4, 'Web server 400 error code', 'web'),
        told(8, 'Something happened', 'web'),
        told(60, 'sshd: brute force trying to get access', 'srv'),
        told(600, 'User successfully changed UID to root', 'srv'),
      ],
      correlationRules.phase,
    );
    expect(phases).toMatchObject([
      { stage: 'web-probing', tactic: 'TA0043', place: 'web', first: T0, last: T0 + 4_000, alerts: 2 },
      { stage: null, tactic: null, place: 'web', alerts: 1, title: 'Something happened' },
      { stage: 'credential-access', tactic: 'TA0006', place: 'srv', alerts: 1, firstAlertId: 'srv-60' },
      { stage: 'privilege-escalation', place: 'srv', first: T0 + 600_000 },
    ]);
    expect(phaseOf).toEqual([0, 0, 1, 2, 3]);
  });

  it('tells nothing of nothing', () => {
    expect(toldPhases([], correlationRules.phase)).toEqual({ phases: [], phaseOf: [] });
  });
});

describe('machineOf', () => {
  const ip = (value: string, role: EntityRef['role']): EntityRef => ({ type: 'ip', value, role });

  it('is whom the alert is about, rather than who did it, by the most telling name', () => {
    expect(machineOf([ip('10.0.0.9', 'source'), ip('10.0.0.5', 'target')])).toBe('10.0.0.5');
    expect(machineOf([ip('10.0.0.5', 'subject'), { type: 'host', value: 'plc-7', role: 'subject' }])).toBe('plc-7');
    expect(machineOf([ip('10.0.0.9', 'source')])).toBe('10.0.0.9');
    expect(machineOf([{ type: 'user', value: 'mei', role: 'subject' }])).toBeNull();
  });
});
