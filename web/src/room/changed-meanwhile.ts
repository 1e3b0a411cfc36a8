import type { Case } from './case-data.ts';

const WATCHED = ['title', 'severity', 'status', 'assignee', 'tlp', 'pap'] as const;
export type Watched = (typeof WATCHED)[number];

export interface Change {
  field: Watched;
  from: string;
  to: string;
}

/** What of a case is no longer as it was when somebody began to write about it. */
export function changedMeanwhile(then: Case, now: Case): Change[] {
  if (then.id !== now.id || then.version === now.version) return [];
  return WATCHED.filter((field) => then[field] !== now[field]).map((field) => ({
    field,
    from: String(then[field] ?? '–'),
    to: String(now[field] ?? '–'),
  }));
}
