import type { FeedEvent } from '../live/frames.ts';
import { severityClass } from '../parts/severity.ts';
import type { Kind, QueueRow, Site } from './contract.ts';

/** Minutes within which something is to be acknowledged where an organisation has set nothing (docs/queue.md). */
const ACKNOWLEDGE_WITHIN = { critical: 15, high: 60, medium: 240, low: 1_440, info: null } as const;
/** Least severity of priorities 1, 2 and 3. */
const PRIORITIES = [85, 65, 40] as const;

const priorityOf = (severity: number): number => 4 - PRIORITIES.filter((least) => severity >= least).length;

/** What a row that an event tells of looks like until the server's own is read: where it belongs, and what it says. */
export function provisionalRow(event: FeedEvent, kind: Kind, id: string, site: Site | null): QueueRow {
  const { data, at, recordedAt, nation, caseId } = event;
  const severity = Number(data['severity']);
  const minutes = ACKNOWLEDGE_WITHIN[severityClass(severity)];
  const number = caseId === null ? null : Number(data['number']);
  return {
    kind,
    id,
    displayId: kind === 'case' && number !== null ? `BW-${String(number)}` : null,
    title: String(data['title']),
    severity,
    priority: Number(data['priority'] ?? priorityOf(severity)),
    status: kind === 'case' ? 'new' : 'waiting',
    domains: [],
    zone: null,
    site,
    nation,
    assignee: null,
    // Each alert of a case is linked by an event of its own, which counts it.
    count: kind === 'case' ? 0 : 1,
    firstSeen: at,
    lastSeen: at,
    arrivedAt: recordedAt,
    updatedAt: recordedAt,
    acknowledgedAt: null,
    due: minutes === null ? null : new Date(Date.parse(recordedAt) + minutes * 60_000).toISOString(),
    dueKind: minutes === null ? null : 'acknowledge',
    snoozedUntil: null,
    closed: null,
    tlp: null,
    version: 0,
    format: null,
    sensor: null,
    rule: typeof data['signature'] === 'string' ? data['signature'] : null,
    why: '',
  };
}
