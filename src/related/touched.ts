import type { JournalEvent, JournalType } from '../journal/journal-event.ts';

/** What entries of the journal may have changed about keys. */
export interface Touched {
  /** Cases whose keys are to be made anew. */
  whole: Set<string>;
  /** Cases that grew, with the heads that came into them; heads that were there already may have been repeated. */
  grown: Map<string, Set<string>>;
  /** Alerts that left a case for another, or whose marking changed: the case they are in now is made anew as well. */
  alerts: Set<string>;
  /** Packages that came, changed or went. */
  shares: Set<string>;
  /** Constraints that began or ended. */
  constraints: Set<string>;
}

const WHOLE = ['case.opened', 'case.merged', 'case.split', 'case.unmerged', 'case.marked', 'alert.unlinked'] as const;
const WHOLE_TYPES: ReadonlySet<JournalType> = new Set(WHOLE);
/** Types of the entries that may change something. */
export const TOUCHING: readonly JournalType[] = [
  ...WHOLE,
  'alert.marked',
  'alert.linked',
  'alert.repeated',
  'share.received',
  'share.updated',
  'share.withdrawn',
  'constraint.placed',
  'constraint.ended',
];
/** Fields by which those entries name cases beside the one they are about. */
const OTHER_CASES = ['into', 'newCaseId', 'caseId', 'survivorId'] as const;

/** Says what to look at. What it says of a case is only that; what became of it is read from the case. */
export function touchedBy(events: Iterable<Pick<JournalEvent, 'type' | 'caseId' | 'data'>>): Touched {
  const touched: Touched = {
    whole: new Set(),
    grown: new Map(),
    alerts: new Set(),
    shares: new Set(),
    constraints: new Set(),
  };
  for (const { type, caseId, data } of events) {
    const alertId = data['alertId'];
    if (WHOLE_TYPES.has(type)) {
      if (caseId !== null) touched.whole.add(caseId);
      for (const field of OTHER_CASES) add(touched.whole, data[field]);
    }
    if (type === 'alert.unlinked' || type === 'alert.marked') add(touched.alerts, alertId);
    if ((type === 'alert.linked' || type === 'alert.repeated') && caseId !== null) {
      const heads = touched.grown.get(caseId) ?? new Set();
      touched.grown.set(caseId, heads);
      if (type === 'alert.linked') add(heads, alertId);
    }
    if (type === 'share.received' || type === 'share.updated' || type === 'share.withdrawn') {
      add(touched.shares, data['shareId']);
    }
    if (type === 'constraint.placed' || type === 'constraint.ended') add(touched.constraints, data['constraintId']);
  }
  for (const id of touched.whole) touched.grown.delete(id);
  return touched;
}

function add(into: Set<string>, id: unknown): void {
  if (typeof id === 'string') into.add(id);
}
