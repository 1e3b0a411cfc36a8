import { RULE_MOVES, RULE_STATES, type Standing, stateAfter } from './rule-moves.ts';

const at = (state: Standing['state'], askedById: string | null = null): Standing => ({
  state,
  authorId: 'mei',
  askedById,
});

describe('moves of a version', () => {
  it.each([
    ['test', at('draft'), 'mei', 'test'],
    ['withdraw', at('test', 'mei'), 'mei', 'draft'],
    ['ask', at('test'), 'mei', 'test'],
    ['approve', at('test', 'mei'), 'lee', 'live'],
    ['refuse', at('test', 'mei'), 'mei', 'test'],
    ['retire', at('draft'), 'mei', 'retired'],
    ['retire', at('live'), 'mei', 'retired'],
  ] as const)('%s', (move, standing, actor, to) => {
    expect(stateAfter(move, standing, actor)).toBe(to);
  });

  it.each([
    ['approve', at('draft', 'mei'), 'lee', 'wrong_state'],
    ['approve', at('test'), 'lee', 'not_asked'],
    ['approve', at('test', 'lee'), 'mei', 'second_person_needed'],
    ['approve', at('test', 'lee'), 'lee', 'second_person_needed'],
    ['ask', at('test', 'lee'), 'mei', 'already_asked'],
    ['retire', at('retired'), 'mei', 'wrong_state'],
  ] as const)('%s is refused', (move, standing, actor, code) => {
    expect(() => stateAfter(move, standing, actor)).toThrow(expect.objectContaining({ code }));
  });

  it('reaches live by approval alone, and leaves retired by nothing', () => {
    const reached = RULE_MOVES.flatMap((move) =>
      RULE_STATES.flatMap((state) => {
        try {
          return [{ move, state, to: stateAfter(move, at(state, 'mei'), 'lee') }];
        } catch {
          return [];
        }
      }),
    );
    expect(reached.filter(({ to }) => to === 'live').map(({ move }) => move)).toEqual(['approve']);
    expect(reached.filter(({ state }) => state === 'retired')).toEqual([]);
  });
});
