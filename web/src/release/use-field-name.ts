import { useCallback } from 'react';
import type { MessageId } from '../i18n/message-id.ts';
import { useWords } from '../i18n/use-words.ts';

const NAMES: Readonly<Record<string, MessageId>> = {
  from: 'field.from',
  alerts: 'room.tab.links',
  objects: 'package.objects',
  notes: 'package.notes',
  observables: 'package.observables',
  tasks: 'package.tasks',
  'case.title': 'field.title',
  'case.status': 'cases.status',
  'case.closeReason': 'room.reason',
  'case.severity': 'room.severity',
  'case.priority': 'field.priority',
  'case.factors': 'field.factors',
  'case.kinds': 'summary.kinds',
  'case.zone': 'summary.zone',
  'case.firstSeen': 'summary.firstSeen',
  'case.lastSeen': 'room.lastSeen',
  'case.openedAt': 'summary.opened',
  'case.closedAt': 'summary.closed',
  'case.times': 'field.times',
  'case.assignee': 'people.assignee',
  'case.site': 'cases.site',
  'alert.kind': 'field.kind',
  'alert.title': 'field.title',
  'alert.description': 'field.description',
  'alert.severity': 'room.severity',
  'alert.confidence': 'field.confidence',
  'alert.categories': 'field.categories',
  'alert.techniques': 'field.techniques',
  'alert.signature': 'field.signature',
  'alert.times': 'field.times',
  'alert.occurredAt': 'field.occurredAt',
  'alert.firstAt': 'summary.firstSeen',
  'alert.lastAt': 'room.lastSeen',
  'alert.position': 'field.position',
  'alert.entities': 'room.tab.entities',
  'alert.sensor': 'field.sensor',
  'alert.occurrences': 'field.occurrences',
  'alert.reasons': 'field.reasons',
  'alert.rating': 'field.rating',
};

/** The name of a field of a package; one that came after this was written is named as the package names it. */
export function useFieldName(): (field: string) => string {
  const words = useWords();
  return useCallback(
    (field) => {
      const id = NAMES[field];
      return id === undefined ? field : words(id);
    },
    [words],
  );
}
