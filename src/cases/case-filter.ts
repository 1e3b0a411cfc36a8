import type { CaseStatus } from './case-lifecycle.ts';
import { OPEN_STATUSES } from './case-lifecycle.ts';

export const CASE_ORDERS = ['updated', 'priority'] as const;
/** `updated`: what changed last comes first. `priority`: most urgent first, within that the most severe. */
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** Which cases a list shows. All given conditions hold at once. */
export interface CaseFilter {
  status?: CaseStatus[];
  /** True for the cases that are worked on, false for those that are closed or merged. */
  open?: boolean;
  /** Code of a site. */
  site?: string;
  nation?: string;
  /** An assignee, or `none` for cases nobody has. */
  assignee?: string;
  minSeverity?: number;
  priority?: number[];
  /** Changed at or after this time. */
  updatedSince?: string;
  /** Words that occur in the title, one after another, whatever their case. */
  q?: string;
}

export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** The conditions as SQL over `cases c`; parameters count on from `$first`. */
export function caseConditions(filter: CaseFilter, first: number): Condition {
  const clauses: string[] = [];
  const parameters: unknown[] = [];
  const add = (clause: (parameter: string) => string, value: unknown): void => {
    clauses.push(clause(`$${first + parameters.length}`));
    parameters.push(value);
  };
  if (filter.status) add((p) => `c.status = ANY(${p}::text[])`, filter.status);
  if (filter.open !== undefined) {
    add((p) => `${filter.open === true ? '' : 'NOT '}c.status = ANY(${p}::text[])`, [...OPEN_STATUSES]);
  }
  if (filter.site !== undefined) add((p) => `c.site_id = (SELECT id FROM sites WHERE code = ${p})`, filter.site);
  if (filter.nation !== undefined) add((p) => `c.nation = ${p}`, filter.nation);
  if (filter.assignee === 'none') clauses.push('c.assignee IS NULL');
  else if (filter.assignee !== undefined) add((p) => `c.assignee = ${p}`, filter.assignee);
  if (filter.minSeverity !== undefined) add((p) => `c.severity >= ${p}`, filter.minSeverity);
  if (filter.priority) add((p) => `c.priority = ANY(${p}::smallint[])`, filter.priority);
  if (filter.updatedSince !== undefined) add((p) => `c.updated_at >= ${p}::timestamptz`, filter.updatedSince);
  if (filter.q !== undefined) add((p) => `c.title ILIKE ${p}`, `%${likeLiteral(filter.q)}%`);
  return { sql: clauses.map((clause) => ` AND ${clause}`).join(''), parameters };
}

/** The text with the signs LIKE gives a meaning to taken literally. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
