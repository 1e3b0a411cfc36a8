import { csvText } from '../parts/csv.ts';
import type { Case } from './case-data.ts';

const HEADER = [
  'case',
  'title',
  'status',
  'severity',
  'priority',
  'tlp',
  'pap',
  'nation',
  'site',
  'assignee',
  'alerts',
  'first_seen_utc',
  'last_seen_utc',
  'opened_utc',
  'updated_utc',
  'closed_utc',
  'close_reason',
];

/** Cases as a table for programs and spreadsheets: names of columns are the same in every language, times are UTC. */
export function casesCsv(cases: readonly Case[]): string {
  return csvText(
    HEADER,
    cases.map((one) => [
      one.displayId,
      one.title,
      one.status,
      one.severity,
      one.priority,
      one.tlp,
      one.pap,
      one.nation,
      one.site.code,
      one.assignee,
      one.alertCount,
      one.firstSeen,
      one.lastSeen,
      one.openedAt,
      one.updatedAt,
      one.closedAt,
      one.closeReason,
    ]),
  );
}
