import { assert, constantFrom, property } from 'fast-check';
import { nodeOperator, personOperator } from '../access/operator.ts';
import { maySee } from './may-see.ts';

const origin = { address: null, credential: null };
const person = (accountId: string, nation = 'SG', realm = 'live') =>
  personOperator(
    { accountId, name: 'P', nation, organisationId: 'org', isNationalCert: false, roles: ['lead'] },
    realm,
    origin,
  );

describe('maySee', () => {
  it("shows the node's own operator everything in the realm", () => {
    const shown = { realm: 'live', nation: 'PH', organisationId: 'any', tlp: 'RED', to: ['somebody'] };
    expect(maySee(nodeOperator(origin), shown)).toBe(true);
  });

  it('shows nothing of another realm, nor of another nation', () => {
    const realms = constantFrom('live', 'exercise-1', '');
    const nations = constantFrom('SG', 'MY', 'KR', '');
    assert(
      property(realms, nations, realms, nations, (realm, nation, shownRealm, shownNation) => {
        const shown = { realm: shownRealm, nation: shownNation, organisationId: 'org', tlp: 'AMBER' };
        expect(maySee(person('a', nation, realm), shown)).toBe(
          realm !== '' && nation !== '' && shownRealm === realm && shownNation === nation,
        );
      }),
    );
  });

  it('shows what is for named persons to them alone, whatever their organisation', () => {
    const shown = { realm: 'live', nation: 'KR', organisationId: 'other', tlp: 'RED', to: ['a', 'b'] };
    expect(maySee(person('a'), shown)).toBe(true);
    expect(maySee(person('c', 'KR'), shown)).toBe(false);
    expect(maySee(person('a', 'SG', 'exercise-1'), shown)).toBe(false);
    expect(maySee(person('a'), { ...shown, to: [] })).toBe(false);
  });

  it('refuses what states no realm, nation or marking at all', () => {
    const nothing = {} as Parameters<typeof maySee>[1];
    expect(maySee(nodeOperator(origin), nothing)).toBe(false);
    expect(maySee(person('a'), { ...nothing, realm: 'live' })).toBe(false);
    expect(maySee(person('a'), { ...nothing, realm: 'live', nation: 'SG', organisationId: 'org' })).toBe(false);
  });
});
