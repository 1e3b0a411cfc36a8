import { nodeOperator, personOperator } from '../../operator.ts';
import { requireColleague, requireNotOwnPower, requireOwnOrganisation } from './account-rules.ts';

const NOWHERE = { address: null, credential: null };
const cert = personOperator(
  { accountId: 'a1', name: 'A', nation: 'SG', organisationId: 'o1', isNationalCert: true, roles: ['administrator'] },
  'live',
  NOWHERE,
);
const node = nodeOperator(NOWHERE);

describe('administering accounts', () => {
  it('ends at the own organisation, for the nation CERT too, and not for the node operator', () => {
    expect(() => requireOwnOrganisation(cert, 'o1')).not.toThrow();
    expect(() => requireOwnOrganisation(cert, 'o2')).toThrow(expect.objectContaining({ code: 'other_organisation' }));
    expect(() => requireOwnOrganisation(node, 'o2')).not.toThrow();
  });

  it('never reaches the own roles or state', () => {
    const own = expect.objectContaining({ code: 'own_power' }) as Error;
    expect(() => requireNotOwnPower(cert, 'a1', { roles: ['lead'] })).toThrow(own);
    expect(() => requireNotOwnPower(cert, 'a1', { state: 'active' })).toThrow(own);
    expect(() => requireNotOwnPower(cert, 'a1', { name: 'B', email: null })).not.toThrow();
    expect(() => requireNotOwnPower(cert, 'a2', { roles: ['lead'], state: 'disabled' })).not.toThrow();
    expect(() => requireColleague(cert, 'a1')).toThrow(own);
    expect(() => requireColleague(cert, 'a2')).not.toThrow();
  });
});
