import { constantFrom, assert, property } from 'fast-check';
import { maySee } from './may-see.ts';

describe('maySee', () => {
  it("shows the node's own operator everything in the realm", () => {
    expect(maySee({ realm: 'live', nation: null }, { realm: 'live', nation: 'PH' })).toBe(true);
  });

  it('shows nothing of another realm, nor of another nation to an operator that acts for one', () => {
    const realms = constantFrom('live', 'exercise-1', '');
    const nations = constantFrom('SG', 'MY', 'KR', '');
    assert(
      property(realms, nations, realms, nations, (realm, nation, shownRealm, shownNation) => {
        const shown = { realm: shownRealm, nation: shownNation };
        if (maySee({ realm, nation }, shown)) {
          expect(shown).toEqual({ realm, nation });
          expect(realm).not.toBe('');
          expect(nation).not.toBe('');
        }
        if (maySee({ realm, nation: null }, shown)) expect(shownRealm).toBe(realm);
      }),
    );
  });

  it('refuses what states no realm or nation at all', () => {
    const nothing = {} as { realm: string; nation: string };
    expect(maySee({ realm: 'live', nation: null }, nothing)).toBe(false);
    expect(maySee({ realm: 'live', nation: 'SG' }, { realm: 'live' } as typeof nothing)).toBe(false);
  });
});
