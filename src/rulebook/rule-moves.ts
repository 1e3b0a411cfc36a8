import { DomainError } from '../common/domain-error.ts';

/** How far a version has come. What was retired comes back as a new version of its text. */
export const RULE_STATES = ['draft', 'test', 'live', 'retired'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** What people do with a version; docs/rules.md tells each. */
export const RULE_MOVES = ['test', 'withdraw', 'ask', 'approve', 'refuse', 'retire'] as const;
export type RuleMove = (typeof RULE_MOVES)[number];

export interface Standing {
  state: RuleState;
  /** Who wrote the version, and who asked that it go live, where somebody did. */
  authorId: string;
  askedById: string | null;
}

const FROM: Readonly<Record<RuleMove, { states: readonly RuleState[]; to: RuleState; asked?: boolean }>> = {
  test: { states: ['draft'], to: 'test' },
  withdraw: { states: ['test'], to: 'draft' },
  ask: { states: ['test'], to: 'test', asked: false },
  approve: { states: ['test'], to: 'live', asked: true },
  refuse: { states: ['test'], to: 'test', asked: true },
  retire: { states: ['draft', 'test', 'live'], to: 'retired' },
};

/**
 * The state a move leads to.
 * @throws DomainError `wrong_state`, `not_asked`, `already_asked` (conflict); `second_person_needed` (forbidden).
 */
export function stateAfter(move: RuleMove, standing: Standing, actorId: string): RuleState {
  const { states, to, asked } = FROM[move];
  if (!states.includes(standing.state)) {
    throw new DomainError(
      'conflict',
      'wrong_state',
      `The version is ${standing.state}: this takes ${states.join(' or ')}`,
    );
  }
  if (asked === true && standing.askedById === null) {
    throw new DomainError('conflict', 'not_asked', 'Nobody has asked that it go live');
  }
  if (asked === false && standing.askedById !== null) {
    throw new DomainError('conflict', 'already_asked', 'It waits for a second person already');
  }
  if (move === 'approve' && (actorId === standing.authorId || actorId === standing.askedById)) {
    throw new DomainError('forbidden', 'second_person_needed', 'It takes another person than who wrote it or asked');
  }
  return to;
}
