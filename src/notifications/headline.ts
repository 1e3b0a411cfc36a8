import type { EventReference } from './delivery.ts';
import type { MessageCase } from './message.ts';
import type { SubjectKind } from './occurrence.ts';

/** What is told of a thing whose content is read with the thing alone. */
const OF_OTHERS: Readonly<Record<Exclude<SubjectKind, 'case' | 'sensor'>, Readonly<Record<string, string>>>> = {
  share: {
    'share.received': 'A package was shared with you',
    'share.updated': 'A package that is shared with you has a newer version',
    'share.withdrawn': 'A package that was shared with you was withdrawn',
  },
  release: { 'release.approval_asked': 'Your approval of a release is asked for' },
  statement: {
    'statement.approval_asked': 'Your nation’s approval of a statement is asked for',
    'statement.received': 'A statement of another nation was released to yours',
    'statement.taken_back': 'A statement of another nation was taken back',
  },
};

/** The first line of a message about a case. */
export function caseHeadline(found: MessageCase, events: readonly EventReference[], step: number | null): string {
  const about = `${found.displayId} [${found.site.code}] severity ${found.severity}: ${found.title}`;
  if (step !== null) return `Nobody has acknowledged ${about}`;
  if (events.length > 1) return `${events.length} changes in ${about}`;
  const [only] = events;
  if (only?.type === 'case.opened') return about;
  return `${LEADS[only?.type ?? ''] ?? 'News of'} ${about}`;
}

const LEADS: Readonly<Record<string, string>> = {
  'case.updated': 'Severity raised:',
  'case.severity_set': 'Severity raised:',
  'case.assigned': 'Assigned:',
  'case.noted': 'Mentioned in',
  'case.sla_missed': 'Overdue:',
  'sla.missed': 'Overdue:',
};

/** What a message about a package, a release or a statement says of one event. */
export function sharingText(kind: 'share' | 'release' | 'statement', type: string): string {
  return OF_OTHERS[kind][type] ?? 'Something changed';
}
