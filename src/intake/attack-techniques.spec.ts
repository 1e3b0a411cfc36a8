import { techniquesOf } from './attack-techniques.ts';

describe('techniques of an alert', () => {
  it('are read where Wazuh and Suricata put them, and in its words', () => {
    expect(techniquesOf({ rule: { mitre: { id: ['T1110', 'T1110.001'] } } })).toEqual(['T1110', 'T1110.001']);
    expect(techniquesOf({ metadata: { mitre_technique_id: 'T0855' } })).toEqual(['T0855']);
    expect(techniquesOf({ techniques: ['t1059', 7] }, 'Unauthorised command (T0855)', null)).toEqual([
      'T1059',
      'T0855',
    ]);
    expect(techniquesOf(undefined, 'Part T12345 ordered at T9')).toEqual([]);
  });
});
