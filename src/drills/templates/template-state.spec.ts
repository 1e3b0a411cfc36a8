import { playable, requireMove, stateOf, type TemplateMove, type TemplateStanding } from './template-state.ts';

const standing = (latest: number, approvedRevision: number | null, archived = false): TemplateStanding => ({
  latest,
  approvedRevision,
  archived,
});
const code = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a template', () => {
  it.each<[TemplateStanding, string]>([
    [standing(1, null), 'draft'],
    [standing(3, 2), 'approved'],
    [standing(3, 3, true), 'archived'],
  ])('%j is %s', (of, state) => expect(stateOf(of)).toBe(state));

  it.each<[TemplateMove, TemplateStanding, number | undefined, string | null]>([
    ['approve', standing(2, null), 2, null],
    ['approve', standing(2, 1), 2, null],
    ['approve', standing(2, null), 1, 'newer_revision'],
    ['approve', standing(2, null), 3, 'newer_revision'],
    ['approve', standing(2, 2), 2, 'wrong_state'],
    ['approve', standing(2, null, true), 2, 'wrong_state'],
    ['archive', standing(2, null), undefined, null],
    ['archive', standing(2, 2, true), undefined, 'wrong_state'],
    ['restore', standing(2, 2, true), undefined, null],
    ['restore', standing(2, 2), undefined, 'wrong_state'],
  ])('%s of %j, revision %s: %s', (move, of, revision, refused) => {
    expect(code(() => requireMove(move, of, revision))).toBe(refused);
  });

  it('is played as it was approved, or, where that is asked for, as it stands and marked so', () => {
    expect(playable(standing(3, 2), false)).toEqual({ revision: 2, ofDraft: false });
    expect(playable(standing(3, 2), true)).toEqual({ revision: 3, ofDraft: true });
    expect(playable(standing(3, 3), true)).toEqual({ revision: 3, ofDraft: false });
    expect(playable(standing(1, null), true)).toEqual({ revision: 1, ofDraft: true });
    expect(code(() => playable(standing(1, null), false))).toBe('not_approved');
    expect(code(() => playable(standing(1, 1, true), false))).toBe('wrong_state');
    expect(code(() => playable(standing(1, 1, true), true))).toBe('wrong_state');
  });
});
