import type { KeptClass, KeptDays } from './retention-policy.ts';

/** A policy as a run found it. */
export interface RunPolicy {
  days: KeptDays;
  reason: string;
  setBy: { id: string; name: string };
  setAt: string;
}

/** A row of `retention_runs`. */
export interface RunRow {
  id: string;
  nation: string;
  policy: RunPolicy;
  /** What came before goes, as ISO times. */
  cutoffs: Readonly<Record<KeptClass, string | null>>;
  started_at: Date;
  moved_at: Date;
  ended_at: Date | null;
  outcome: 'done' | 'policy_changed' | null;
  stage: number;
  /** Time, to the microsecond, and id after which it goes on; empty at the beginning of a stage. */
  place: string[];
  removed: Partial<Record<KeptClass, number>>;
}
