import type { CaseFacts } from './case-facts.ts';
import type { StoredPartition } from './restore-partition.ts';

/** One alert with its repeats, as the store knows it, whether or not it is in memory. */
export interface MemberView {
  headId: string;
  facts: CaseFacts;
}

/** A group as the store knows it. */
export interface GroupView {
  id: string;
  opened: number | null;
  sealed: boolean;
  facts: CaseFacts;
  members: MemberView[];
  /** Groups that people keep this one apart from, whether or not they are in memory. */
  apart: readonly string[];
}

/** A case that was merged away, as it is to be again. */
export interface RestoredCase {
  id: string;
  number: number;
  /** Present heads of the alerts it had, and of those that came since and are tied to them alone. */
  heads: string[];
  /** How many came since, and how many of those are among `heads`. */
  newcomers: number;
  followers: number;
  /** What people kept one of the two cases alone apart from, before they were merged. */
  apartAlone: { restored: string[]; survivor: string[] };
}

/** A person's decision with what it refers to, resolved against the store before it is applied. */
export interface DecisionFact {
  id: string;
  kind: 'link' | 'unlink' | 'merge' | 'split' | 'seal' | 'unseal' | 'open' | 'apart' | 'unmerge';
  /**
   * The case decided about; for an opening, the group the first of the alerts waits in; for an unmerge, the case that took
   * in the one to be restored.
   */
  caseGroup: GroupView;
  /** For a merge, the case that absorbs it; for two that are to stay apart, the other. */
  otherGroup: GroupView | null;
  /** For link, unlink, split and open: the heads of the alerts named, with the group each is in now. */
  heads: { headId: string; group: GroupView }[];
  by: string;
  reason: string;
  /** For an unseal: what of the case can still be reached. */
  reopened: StoredPartition | null;
  /** For an unmerge, where it is known what the case was. */
  restored: RestoredCase | null;
}

/** What became of a decision; stored with it. */
export interface DecisionOutcome {
  decisionId: string;
  applied: boolean;
  /** Why not, where it was not. */
  refusal?: string;
  /** The case that came of it. */
  newGroupId?: string;
  newNumber?: number;
  /** Two groups that are kept apart because of it. */
  apart?: [string, string];
  heads: string[];
  /** Of an unmerge: how many of the alerts that came after the merge went along, and how many stayed. */
  newcomers?: { restored: number; stayed: number };
}
