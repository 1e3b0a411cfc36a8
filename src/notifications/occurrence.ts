import type { Json } from '../common/json.ts';
import type { JournalEvent, JournalType } from '../journal/journal-event.ts';

/** What people can ask to be told of. */
export const NOTIFIED = [
  'case_opened',
  'severity_raised',
  'case_assigned',
  'mention',
  'share_received',
  'share_recalled',
  'approval_asked',
  'sla_missed',
  'sensor_silent',
] as const;
export type Notified = (typeof NOTIFIED)[number];

/** What a message is about. */
export type SubjectKind = 'case' | 'sensor' | 'share' | 'release' | 'statement';

/** Something that happened and that people may want to be told of, as one journal entry has it. */
export interface Occurrence {
  kind: Notified;
  event: JournalEvent;
  subject: { kind: SubjectKind; id: string };
  /** 0 to 100, where the entry states one. */
  severity: number | undefined;
  /** Accounts the entry concerns in person: told without a rule. Mentions are found in the note by {@link mentionsIn}. */
  concerned: readonly string[];
  /** The note a mention is in. */
  noteId: string | null;
  /** The entry is for the persons it concerns alone. */
  personal: boolean;
}

/** Entries that are many and that nobody is told of: they need not be read. */
export const UNTOLD: readonly JournalType[] = [
  'alert.waiting',
  'alert.suppressed',
  'alert.repeated',
  'alert.linked',
  'link.amended',
  'object.updated',
];

const ACCOUNT = /^person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Undefined for what nobody is told of. Entries are known by name, so that those of later parts are told of too. */
export function occurrenceOf(event: JournalEvent): Occurrence | undefined {
  const { caseId, data } = event;
  switch (event.type as string) {
    case 'case.opened':
      return ofCase('case_opened', event, numberOf(data['severity']));
    case 'case.updated': {
      const changes = data['changes'] as { severity?: { from?: Json; to?: Json } } | undefined;
      return raised(event, changes?.severity?.from, changes?.severity?.to);
    }
    case 'case.severity_set':
      return raised(event, data['from'], data['to']);
    case 'case.assigned': {
      const account = accountOf(data['assignee']);
      // Whoever takes a case knows of it.
      if (account === undefined || data['assignee'] === event.actor.id) return undefined;
      return ofCase('case_assigned', event, undefined, [account]);
    }
    case 'case.noted':
      return typeof data['noteId'] === 'string' ? ofCase('mention', event, undefined, [], data['noteId']) : undefined;
    case 'case.sla_missed':
    case 'sla.missed':
      return caseId === null ? undefined : ofCase('sla_missed', event, numberOf(data['severity']));
    case 'share.received':
    case 'share.updated':
      return addressed('share_received', 'share', data['shareId'], event);
    case 'share.withdrawn':
      return addressed('share_recalled', 'share', data['shareId'], event);
    case 'release.approval_asked':
      return addressed('approval_asked', 'release', data['releaseId'], event);
    case 'statement.approval_asked':
      return addressed('approval_asked', 'statement', data['copyId'] ?? data['statementId'], event);
    case 'statement.received':
      return addressed('share_received', 'statement', data['copyId'], event);
    case 'statement.taken_back':
      return addressed('share_recalled', 'statement', data['copyId'], event);
    case 'sensor.sequence_gap':
    case 'sensor.silent':
      return typeof data['sensorId'] === 'string'
        ? {
            kind: 'sensor_silent',
            event,
            subject: { kind: 'sensor', id: data['sensorId'] },
            severity: undefined,
            concerned: [],
            noteId: null,
            personal: false,
          }
        : undefined;
    default:
      return undefined;
  }
}

function ofCase(
  kind: Notified,
  event: JournalEvent,
  severity?: number,
  concerned: readonly string[] = [],
  noteId: string | null = null,
): Occurrence | undefined {
  if (event.caseId === null) return undefined;
  return { kind, event, subject: { kind: 'case', id: event.caseId }, severity, concerned, noteId, personal: false };
}

function raised(event: JournalEvent, from: Json | undefined, to: Json | undefined): Occurrence | undefined {
  if (typeof from !== 'number' || typeof to !== 'number' || to <= from) return undefined;
  return ofCase('severity_raised', event, to);
}

function addressed(
  kind: Notified,
  subject: 'share' | 'release' | 'statement',
  id: Json | undefined,
  event: JournalEvent,
): Occurrence | undefined {
  if (typeof id !== 'string') return undefined;
  const { to } = event.data;
  return {
    kind,
    event,
    subject: { kind: subject, id },
    severity: undefined,
    concerned: typeof to === 'string' ? [to] : [],
    noteId: null,
    personal: to !== undefined,
  };
}

function accountOf(actor: Json | undefined): string | undefined {
  return typeof actor === 'string' ? ACCOUNT.exec(actor)?.[1] : undefined;
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
