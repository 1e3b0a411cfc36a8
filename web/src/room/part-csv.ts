import { csvText } from '../parts/csv.ts';
import type { CaseAlert, Observable, TimelineEntry } from './case-data.ts';

/** Names of columns are the same in every language, for programs; times are UTC. */
export function timelineCsv(entries: readonly TimelineEntry[]): string {
  return csvText(
    ['seq', 'at_utc', 'recorded_utc', 'type', 'who', 'who_id', 'tlp', 'text', 'note'],
    entries.map(({ seq, at, recordedAt, type, actor, tlp, text, note }) => [
      seq,
      at,
      recordedAt,
      type,
      actor.name,
      actor.id,
      tlp,
      text,
      note?.body,
    ]),
  );
}

export function alertsCsv(alerts: readonly CaseAlert[]): string {
  return csvText(
    [
      'id',
      'kind',
      'title',
      'severity',
      'sensor',
      'occurred_utc',
      'received_utc',
      'first_utc',
      'last_utc',
      'occurrences',
      'signature',
      'linked_by',
      'reasons',
      'tlp',
      'pap',
    ],
    alerts.map((alert) => [
      alert.id,
      alert.kind,
      alert.title,
      alert.severity,
      alert.sensor.code,
      alert.occurredAt,
      alert.receivedAt,
      alert.firstAt,
      alert.lastAt,
      alert.occurrences,
      alert.signature,
      alert.source,
      alert.reasons.map(({ text }) => text).join('; '),
      alert.tlp,
      alert.pap,
    ]),
  );
}

export function observablesCsv(observables: readonly Observable[]): string {
  return csvText(
    ['id', 'type', 'value', 'role', 'is_ioc', 'note', 'author', 'created_utc', 'tlp', 'pap'],
    observables.map(({ id, type, value, role, isIoc, note, author, createdAt, tlp, pap }) => [
      id,
      type,
      value,
      role,
      isIoc,
      note,
      author,
      createdAt,
      tlp,
      pap,
    ]),
  );
}
