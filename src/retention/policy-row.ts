import { effectiveFrom, FOR_EVER, type KeptDays } from './retention-policy.ts';

/** A row of `retention_policies`. */
export interface PolicyRow {
  nation: string;
  waiting_days: number | null;
  closed_days: number | null;
  case_days: number | null;
  reject_days: number | null;
  reason: string;
  set_by: { id: string; name: string };
  set_at: Date;
  effective_at: Date;
  version: number;
}

/** The version of a policy that nobody has set. */
export const UNSET = 0;

export const POLICY_COLUMNS = `nation, waiting_days, closed_days, case_days, reject_days, reason, set_by, set_at, effective_at, version`;

export function daysOf(row: PolicyRow | undefined): KeptDays {
  if (!row) return FOR_EVER;
  return { waiting: row.waiting_days, closed: row.closed_days, cases: row.case_days, rejects: row.reject_days };
}

/** From when other periods would hold in its place. */
export function replacedFrom(row: PolicyRow | undefined, days: KeptDays, now: Date): Date {
  return effectiveFrom(row && { days: daysOf(row), from: row.effective_at }, days, now);
}
