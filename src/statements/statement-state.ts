/** Where a statement stands. `approved`: all who were asked approved the version that holds. */
export const STATEMENT_STATES = ['draft', 'asked', 'approved', 'refused', 'released', 'withdrawn'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

export const STATEMENT_VERDICTS = ['approve', 'refuse'] as const;
export type StatementVerdict = (typeof STATEMENT_VERDICTS)[number];

/** What a nation said of one version. */
export interface NationVerdict {
  nation: string;
  version: number;
  verdict: StatementVerdict;
}

/** What each nation that was asked says of a version; null where it has not spoken. */
export function answersOf(
  asked: readonly string[],
  given: readonly NationVerdict[],
  version: number,
): Map<string, StatementVerdict | null> {
  return new Map(
    asked.map((nation) => [
      nation,
      given.findLast((one) => one.nation === nation && one.version === version)?.verdict ?? null,
    ]),
  );
}

/**
 * Where a version stands that nations were asked of. Verdicts count for the version they were given on and for no other; a
 * nation that speaks again takes back what it said; one refusal is enough.
 */
export function standingOf(
  asked: readonly string[],
  given: readonly NationVerdict[],
  version: number,
): Extract<StatementState, 'asked' | 'approved' | 'refused'> {
  const answers = new Set(answersOf(asked, given, version).values());
  if (answers.has('refuse')) return 'refused';
  return answers.has(null) ? 'asked' : 'approved';
}

/** What is done with a statement, and the states it may be done in. */
const ALLOWED = {
  revise: ['draft', 'asked', 'approved', 'refused'],
  ask: ['draft', 'asked', 'approved', 'refused'],
  answer: ['asked', 'approved', 'refused'],
  withdraw: ['draft', 'asked', 'approved', 'refused', 'released'],
} as const satisfies Record<string, readonly StatementState[]>;
export type StatementAct = keyof typeof ALLOWED;

export function isAllowed(act: StatementAct, state: StatementState): boolean {
  return (ALLOWED[act] as readonly StatementState[]).includes(state);
}

/** Whether it may go out: all who were ever asked approved this version, or nobody was ever asked. */
export function isReleasable({ state, asked }: { state: StatementState; asked: readonly string[] }): boolean {
  return state === 'approved' || (state === 'draft' && asked.length === 0);
}
