/** What entries of a timeline are about; people choose among these. */
export const TIMELINE_KINDS = ['alerts', 'repeats', 'objects', 'case', 'work', 'notes', 'marking', 'sharing'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Repeats are a tenth of the news and nine tenths of the entries. */
export const FIRST_SHOWN: readonly TimelineKind[] = TIMELINE_KINDS.filter((kind) => kind !== 'repeats');

const REPEATS = new Set(['alert.repeated', 'object.updated', 'link.amended']);
const BY_FAMILY: Readonly<Record<string, TimelineKind>> = {
  alert: 'alerts',
  sensor: 'alerts',
  report: 'alerts',
  object: 'objects',
  case: 'case',
  task: 'work',
  observable: 'work',
  evidence: 'work',
  marking: 'marking',
  part: 'marking',
  release: 'sharing',
  share: 'sharing',
  match: 'sharing',
  statement: 'sharing',
  rumour: 'notes',
  related: 'case',
};

/** The kind of an entry by the type of its event; types that came after this was written are the case's. */
export function timelineKind(type: string): TimelineKind {
  if (REPEATS.has(type)) return 'repeats';
  if (type === 'case.noted') return 'notes';
  if (type.endsWith('.marked')) return 'marking';
  return BY_FAMILY[type.split('.')[0] ?? ''] ?? 'case';
}

/** Apart by more than a minute, when something happened and when it was written down are two things to know. */
const SAME_MILLISECONDS = 60_000;

export const wasEnteredLater = ({ at, recordedAt }: { at: string; recordedAt: string }): boolean =>
  Math.abs(Date.parse(recordedAt) - Date.parse(at)) > SAME_MILLISECONDS;
