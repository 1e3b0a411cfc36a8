import { person, system } from '../../test/support/operators.ts';
import { nodeOperator, type Operator } from '../access/operator.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import type { Role } from '../access/policy/role.ts';
import { demoId } from '../registry/demo-registry.ts';
import { decideMarking, type MarkedThing } from './marking-change.ts';

const thing = (tlp: Tlp, pap: Pap = 'AMBER'): MarkedThing => ({
  realm: 'live',
  nation: 'SG',
  organisationId: demoId('organisations', 'sg-port-soc'),
  tlp,
  pap,
});
const of = (roles: Role[], team = 'port-soc', nation = 'SG'): Operator => person(nation, { roles, team });
const told = (actor: Operator, from: MarkedThing, tlp: Tlp, least: { tlp: Tlp; pap: Pap } | null = null): string => {
  const change = decideMarking(actor, from, { tlp }, least);
  return change.kind === 'refused' ? change.reason : change.kind;
};

describe('a wish to mark a thing', () => {
  it.each([
    ['observer', 'not_granted', 'not_granted'],
    ['analyst', 'raise', 'not_granted'],
    ['lead', 'raise', 'lower'],
    ['liaison', 'raise', 'lower'],
    ['drill_controller', 'not_granted', 'not_granted'],
    ['gateway_engineer', 'not_granted', 'not_granted'],
    ['administrator', 'not_granted', 'not_granted'],
    ['auditor', 'not_granted', 'not_granted'],
  ] as const)('of a %s to raise comes to %s, to lower to %s', (role, up, down) => {
    expect(told(of([role]), thing('AMBER'), 'AMBER+STRICT')).toBe(up);
    expect(told(of([role]), thing('AMBER'), 'GREEN')).toBe(down);
  });

  it('never ends in a thing its marker could not see', () => {
    expect(told(of(['analyst']), thing('AMBER'), 'RED')).toBe('above_clearance');
    expect(told(of(['lead']), thing('AMBER'), 'RED')).toBe('raise');
    // The nation's CERT may change what its nation owns, and does not see what another organisation keeps to itself.
    expect(told(of(['lead'], 'cert'), thing('GREEN'), 'AMBER')).toBe('raise');
    expect(told(of(['lead'], 'cert'), thing('GREEN'), 'AMBER+STRICT')).toBe('above_clearance');
  });

  it('is refused to whoever does not own the thing', () => {
    expect(told(of(['lead'], 'grid'), thing('GREEN'), 'AMBER')).toBe('other_organisation');
    expect(told(of(['lead'], 'port-soc', 'KR'), thing('GREEN'), 'AMBER')).toBe('other_nation');
    expect(told(system, thing('GREEN'), 'AMBER')).toBe('not_granted');
    expect(told({ ...of(['lead']), realm: 'exercise-1' }, thing('GREEN'), 'AMBER')).toBe('other_realm');
  });

  it('of the node’s operator is under the rule of two as well', () => {
    const node = nodeOperator({ address: null, credential: null });
    expect(told(node, thing('RED'), 'AMBER')).toBe('lower');
    expect(told(node, thing('AMBER'), 'RED')).toBe('raise');
  });

  it('leaves a part no less strict than its case', () => {
    const least = { tlp: 'AMBER', pap: 'AMBER' } as const;
    expect(told(of(['lead']), thing('RED'), 'AMBER', least)).toBe('lower');
    expect(told(of(['lead']), thing('RED'), 'GREEN', least)).toBe('below_case');
    expect(decideMarking(of(['lead']), thing('RED', 'RED'), { pap: 'GREEN' }, least)).toEqual({
      kind: 'refused',
      reason: 'below_case',
    });
  });

  it('does not raise one marking and lower the other, since only the second waits for another person', () => {
    const change = decideMarking(of(['lead']), thing('AMBER', 'RED'), { tlp: 'RED', pap: 'AMBER' }, null);
    expect(change).toEqual({ kind: 'refused', reason: 'mixed_marking' });
  });

  it('is a raise, a lowering or nothing for every pair of markings', () => {
    const lead = of(['lead']);
    for (const [i, from] of TLP_LABELS.entries()) {
      for (const [j, to] of TLP_LABELS.entries()) {
        expect([from, to, told(lead, thing(from), to)]).toEqual([
          from,
          to,
          j > i ? 'raise' : j < i ? 'lower' : 'unchanged',
        ]);
      }
    }
    for (const [i, from] of PAP_LABELS.entries()) {
      for (const [j, to] of PAP_LABELS.entries()) {
        const { kind } = decideMarking(lead, thing('GREEN', from), { pap: to }, null);
        expect([from, to, kind]).toEqual([from, to, j > i ? 'raise' : j < i ? 'lower' : 'unchanged']);
      }
    }
    expect(decideMarking(lead, thing('GREEN'), {}, null)).toEqual({ kind: 'unchanged' });
  });
});
