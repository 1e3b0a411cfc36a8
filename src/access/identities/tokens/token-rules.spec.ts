import * as fc from 'fast-check';
import { ACTIONS, NEVER_BY_TOKEN } from '../../policy/action.ts';
import { actionsOf, ROLES } from '../../policy/role.ts';
import { requireOwnActions, requireTokenLifetime } from './token-rules.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const after = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe('API token', () => {
  it('lasts into the future, and a year at most', () => {
    expect(() => requireTokenLifetime(after(365), NOW)).not.toThrow();
    expect(() => requireTokenLifetime(after(367), NOW)).toThrow(expect.objectContaining({ code: 'expires_too_late' }));
    for (const past of [after(0), after(-1), new Date(Number.NaN)]) {
      expect(() => requireTokenLifetime(past, NOW)).toThrow(expect.objectContaining({ code: 'already_expired' }));
    }
  });

  it('may do exactly what its owner may, save what would make it stronger', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.subarray([...ACTIONS], { minLength: 1 }), (roles, wanted) => {
        const owned = actionsOf(roles);
        const fits = wanted.every((action) => owned.has(action) && !NEVER_BY_TOKEN.has(action));
        let allowed = true;
        try {
          requireOwnActions(owned, wanted);
        } catch {
          allowed = false;
        }
        expect(allowed).toBe(fits);
      }),
    );
  });
});
