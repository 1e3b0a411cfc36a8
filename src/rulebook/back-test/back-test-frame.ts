import type { DifferenceKind } from './partition-diff.ts';

export interface ToldCase {
  id: string;
  number: number;
}

/** One line of a back-test. Lists are bounded; counts are of everything. */
export type BackTestFrame =
  | { type: 'started'; alerts: number; warmUp: number; sites: string[]; from: string; to: string; capped: boolean }
  | { type: 'progress'; taken: number; of: number; at: string }
  | {
      type: 'difference';
      kind: DifferenceKind;
      site: string;
      /** Cases as they are. */
      cases: ToldCase[];
      /** How many cases they would be. */
      become: number;
      alertCount: number;
      alertIds: string[];
      /** What the rule says of it. */
      reasons: string[];
    }
  | {
      type: 'done';
      counts: Record<DifferenceKind | 'unchanged', number>;
      /** Differences that were not told one by one. */
      untold: number;
      /** Cases there are, and those of them that the replay cannot make as they are, whatever the rule does. */
      cases: number;
      notReproduced: number;
      /** Decisions that could not be carried out in the replay with the rule. */
      decisionsRefused: number;
      /** Why it ended before the window did, and how far in event time it came. */
      cappedBy: 'alerts' | 'time' | null;
      through: string | null;
      took: number;
    }
  | { type: 'failed'; code: string; message: string };
