import type { Recipient } from '../projection/recipient.ts';

export const APPROVAL_MODES = ['none', 'quorum', 'consensus'] as const;
export const VERDICTS = ['approve', 'refuse', 'abstain'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Whose consent a release needs. Each seat is a nation, an organisation or a person, and is filled by one verdict.
 * `quorum`: so many approve. `consensus`: every seat answers, none refuses, at least one approves.
 */
export type ApprovalPolicy =
  | { readonly mode: 'none' }
  | {
      readonly mode: 'quorum' | 'consensus';
      /** How many must approve; of a consensus, all seats that do not abstain. */
      readonly quorum: number;
      readonly seats: readonly Recipient[];
      /** RFC 3339. What is not decided by then is refused. */
      readonly deadline: string;
    };
