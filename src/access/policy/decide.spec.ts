import { assert, constantFrom, property, record } from 'fast-check';
import { nodeOperator, type Operator, personOperator } from '../operator.ts';
import { mayAct, mayChange, sees } from './decide.ts';
import { TLP_LABELS } from './marking.ts';
import { type Role, ROLES } from './role.ts';

const origin = { address: null, credential: null };
const ORGANISATIONS = { 'sg-port': 'SG', 'sg-grid': 'SG', 'sg-cert': 'SG', 'kr-port': 'KR' } as const;
type Organisation = keyof typeof ORGANISATIONS;

function of(organisationId: Organisation, roles: Role[], realm = 'live'): Operator {
  return personOperator(
    {
      accountId: 'p',
      name: 'P',
      nation: ORGANISATIONS[organisationId],
      organisationId,
      isNationalCert: organisationId === 'sg-cert',
      roles,
    },
    realm,
    origin,
  );
}

const thing = (organisationId: Organisation, tlp: string, realm = 'live') => ({
  realm,
  nation: ORGANISATIONS[organisationId],
  organisationId,
  tlp,
});

describe('sees', () => {
  it.each([
    ['observer', 'sg-port', 'sg-port', 'CLEAR', 'own_nation'],
    ['observer', 'sg-port', 'sg-grid', 'AMBER', 'own_nation'],
    ['observer', 'sg-port', 'sg-port', 'AMBER+STRICT', 'own_organisation'],
    ['analyst', 'sg-port', 'sg-grid', 'AMBER+STRICT', 'other_organisation'],
    ['lead', 'sg-cert', 'sg-grid', 'AMBER+STRICT', 'other_organisation'],
    ['analyst', 'sg-port', 'sg-port', 'RED', 'above_clearance'],
    ['lead', 'sg-port', 'sg-port', 'RED', 'own_organisation'],
    ['liaison', 'sg-port', 'sg-port', 'RED', 'own_organisation'],
    ['lead', 'sg-cert', 'sg-port', 'RED', 'other_organisation'],
    ['lead', 'sg-port', 'kr-port', 'CLEAR', 'other_nation'],
    ['auditor', 'sg-port', 'sg-port', 'CLEAR', 'above_clearance'],
    ['gateway_engineer', 'sg-port', 'sg-port', 'CLEAR', 'above_clearance'],
    ['lead', 'sg-port', 'sg-port', 'PURPLE', 'unknown_marking'],
  ] as const)('%s of %s, a thing of %s marked %s: %s', (role, organisation, owner, tlp, reason) => {
    expect(sees(of(organisation, [role]), thing(owner, tlp)).reason).toBe(reason);
  });

  it('never crosses realms, not even for the node', () => {
    expect(sees(nodeOperator(origin), thing('sg-port', 'CLEAR', 'exercise-1')).reason).toBe('other_realm');
    expect(sees(of('sg-port', ['lead'], ''), { ...thing('sg-port', 'CLEAR'), realm: '' }).allowed).toBe(false);
  });

  it('never shows more for a stricter marking', () => {
    const organisations = constantFrom(...(Object.keys(ORGANISATIONS) as Organisation[]));
    const viewers = record({ organisation: organisations, role: constantFrom(...ROLES) });
    assert(
      property(viewers, organisations, ({ organisation, role }, owner) => {
        const seen = TLP_LABELS.map((tlp) => sees(of(organisation, [role]), thing(owner, tlp)).allowed);
        expect(seen.lastIndexOf(true)).toBe(seen.filter(Boolean).length - 1);
      }),
    );
  });
});

describe('mayChange', () => {
  it.each([
    ['analyst', 'sg-port', 'sg-port', 'case.triage', 'own_organisation'],
    ['analyst', 'sg-port', 'sg-grid', 'case.triage', 'other_organisation'],
    ['analyst', 'sg-cert', 'sg-grid', 'case.triage', 'acts_for_nation'],
    ['analyst', 'sg-cert', 'kr-port', 'case.triage', 'other_nation'],
    ['observer', 'sg-port', 'sg-port', 'case.triage', 'not_granted'],
    ['auditor', 'sg-port', 'sg-port', 'case.read', 'not_granted'],
    ['administrator', 'sg-port', 'sg-port', 'node.write', 'not_granted'],
  ] as const)('%s of %s changes a thing of %s by %s: %s', (role, organisation, owner, action, reason) => {
    expect(mayChange(of(organisation, [role]), action, thing(owner, 'AMBER')).reason).toBe(reason);
  });

  it('asks the role first, so that a refusal tells nothing of the thing', () => {
    expect(mayChange(of('sg-port', ['observer']), 'case.triage', thing('kr-port', 'RED')).reason).toBe('not_granted');
  });
});

describe('a token', () => {
  const member = {
    accountId: 'p',
    name: 'P',
    nation: 'SG',
    organisationId: 'sg-port',
    isNationalCert: false,
    roles: ['observer'] as const,
  };

  it('carries what was written into it and is still its owner’s', () => {
    const token = personOperator(member, 'live', origin, new Set(['case.read', 'case.triage']));
    expect([...token.actions]).toEqual(['case.read']);
    expect(mayAct(token, 'case.triage').allowed).toBe(false);
  });

  it('sees no case when it may not read cases', () => {
    const token = personOperator({ ...member, roles: ['lead'] }, 'live', origin, new Set(['registry.read']));
    expect(sees(token, thing('sg-port', 'CLEAR')).allowed).toBe(false);
  });
});
