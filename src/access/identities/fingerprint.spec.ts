import { LIVE_REALM, type Membership, personOperator } from '../operator.ts';
import type { Action } from '../policy/action.ts';
import { fingerprint } from './fingerprint.ts';

const MEMBER: Membership = {
  accountId: '01890000-0000-7000-8000-000000000001',
  name: 'Mei Tan',
  nation: 'SG',
  organisationId: '01890000-0000-7000-8000-000000000002',
  isNationalCert: false,
  roles: ['analyst', 'auditor'],
};
const of = (change: Partial<Membership> = {}, realm = LIVE_REALM, address = 'a', actions?: Set<Action>): string =>
  fingerprint(personOperator({ ...MEMBER, ...change }, realm, { address, credential: 'session:1' }, actions));

describe('fingerprint of an operator', () => {
  it('is the same while nothing changed that decides anything', () => {
    expect(of()).toBe(of());
    expect(of({ roles: ['auditor', 'analyst'] })).toBe(of());
    expect(of({ name: 'Mei Tan-Lim' }, 'exercise-1', 'b')).toBe(of());
  });

  it('changes with account, nation, organisation, roles and actions', () => {
    const others = [
      of({ accountId: '01890000-0000-7000-8000-000000000003' }),
      of({ nation: 'MY' }),
      of({ organisationId: '01890000-0000-7000-8000-000000000004' }),
      of({ isNationalCert: true }),
      of({ roles: ['analyst'] }),
      of({ roles: ['lead', 'auditor'] }),
      of({}, LIVE_REALM, 'a', new Set(['case.read'])),
    ];
    expect(new Set([of(), ...others]).size).toBe(others.length + 1);
  });
});
