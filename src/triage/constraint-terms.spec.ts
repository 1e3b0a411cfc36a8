import { DomainError } from '../common/domain-error.ts';
import { type ConstraintTerms, requireTerms, stateOf } from './constraint-terms.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const soon = new Date('2026-12-01T00:00:00Z');
const entity = { type: 'ip', value: '10.0.0.5' } as const;

function codeOf(terms: ConstraintTerms): string | undefined {
  try {
    requireTerms(terms, NOW);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

describe('the terms of a constraint', () => {
  it.each<[ConstraintTerms, string | undefined]>([
    [{ kind: 'never_join', entity }, undefined],
    [{ kind: 'never_join', entity, expiresAt: soon }, undefined],
    [{ kind: 'never_join' }, 'entity_required'],
    [{ kind: 'never_join', entity, signature: 's' }, 'term_not_taken'],
    [{ kind: 'never_join', entity, severityAtMost: 40 }, 'term_not_taken'],
    [{ kind: 'suppression', signature: 's', expiresAt: soon }, undefined],
    [{ kind: 'suppression', entity, sensorId: 'x', severityAtMost: 40, expiresAt: soon }, undefined],
    [{ kind: 'suppression', expiresAt: soon }, 'scope_required'],
    [{ kind: 'suppression', severityAtMost: 10, expiresAt: soon }, 'scope_required'],
    [{ kind: 'suppression', signature: 's' }, 'expiry_required'],
    [{ kind: 'suppression', signature: 's', expiresAt: NOW }, 'expiry_past'],
    [{ kind: 'suppression', signature: 's', expiresAt: new Date('2027-03-01T00:00:00Z') }, 'expiry_too_late'],
  ])('%j: %s', (terms, code) => {
    expect(codeOf(terms)).toBe(code);
  });

  it('say what became of it', () => {
    const given = { begun: true, endedAt: null, expiresAt: soon };
    expect(stateOf(given, NOW)).toBe('in_force');
    expect(stateOf({ ...given, expiresAt: null }, NOW)).toBe('in_force');
    expect(stateOf({ ...given, expiresAt: NOW }, NOW)).toBe('expired');
    expect(stateOf({ ...given, begun: false }, NOW)).toBe('pending');
    expect(stateOf({ ...given, endedAt: NOW }, NOW)).toBe('ended');
  });
});
