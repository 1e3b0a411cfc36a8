import type { JournalEvent } from '../../journal/journal-event.ts';
import type { Reference } from './reference-name.ts';
import { deliveredOf, type RunCell, type RunFacts } from './run-facts.ts';

/** Which alert is in which case, and what came of that case, as the journal told so far. Plain JSON. */
export interface ReferenceIndex {
  /** Of alerts the run's deliveries produced. */
  caseOfAlert: Record<string, string>;
  /** Of cases that were merged, the one that absorbed them. */
  mergedInto: Record<string, string>;
  caseOfObject: Record<string, string>;
  caseOfRelease: Record<string, string>;
  releaseOfShare: Record<string, string>;
  /** The release whose packages are told next, within its transaction. */
  issuing: { releaseId: string; at: string } | null;
}

export function emptyIndex(): ReferenceIndex {
  return { caseOfAlert: {}, mergedInto: {}, caseOfObject: {}, caseOfRelease: {}, releaseOfShare: {}, issuing: null };
}

/** Takes in one entry. `produced` are the alerts of the run's deliveries: of others there may be millions. Changes the index given. */
export function indexEntry(index: ReferenceIndex, event: JournalEvent, produced: ReadonlySet<string>): void {
  const { type, caseId } = event;
  const text = (name: string): string => (typeof event.data[name] === 'string' ? event.data[name] : '');
  const place = (alertId: unknown, into: string | null): void => {
    if (typeof alertId !== 'string' || !produced.has(alertId)) return;
    if (into === null) delete index.caseOfAlert[alertId];
    else index.caseOfAlert[alertId] = into;
  };
  const alertIds = Array.isArray(event.data['alertIds']) ? event.data['alertIds'] : [];
  if (type === 'alert.linked') place(text('alertId'), caseId);
  else if (type === 'alert.unlinked') place(text('alertId'), null);
  else if (type === 'case.split') for (const alertId of alertIds) place(alertId, text('newCaseId'));
  else if (type === 'case.merged' && caseId !== null) index.mergedInto[caseId] = text('into');
  else if (type === 'case.unmerged') {
    delete index.mergedInto[text('caseId')];
    for (const alertId of alertIds) place(alertId, text('caseId'));
  } else if (type.startsWith('object.') && caseId !== null) index.caseOfObject[text('objectId')] = caseId;
  else if (type.startsWith('release.') && caseId !== null) {
    index.caseOfRelease[text('releaseId')] = caseId;
    // What recipients are told carries no release; it follows in the same transaction, with the same time.
    index.issuing = { releaseId: text('releaseId'), at: event.at };
    if (text('shareId') !== '') index.releaseOfShare[text('shareId')] ??= text('releaseId');
  } else if (type === 'share.received' && index.issuing?.at === event.at) {
    index.releaseOfShare[text('shareId')] ??= index.issuing.releaseId;
  }
}

/** The ids, or the word, a reference stands for, of an expectation of an item by a cell. */
export function resolve(
  index: ReferenceIndex,
  run: RunFacts,
  of: { item: string; cell: RunCell },
  reference: Reference,
): string[] {
  if (reference.of === 'cell') {
    const cell = reference.cell === null ? of.cell : run.cells.find(({ code }) => code === reference.cell);
    return cell ? [reference.what === 'nation' ? cell.nation : cell.organisationId] : [];
  }
  const alertIds = deliveredOf(run, reference.item ?? of.item).flatMap((delivery) => delivery.alertIds);
  if (reference.what === 'alertIds') return alertIds;
  const cases = new Set(alertIds.flatMap((alertId) => chain(index, index.caseOfAlert[alertId])));
  if (reference.what === 'caseId') return [...cases];
  const inCases = (map: Record<string, string>): string[] =>
    Object.keys(map).filter((id) => chain(index, map[id]).some((caseId) => cases.has(caseId)));
  if (reference.what === 'objectIds') return inCases(index.caseOfObject);
  const releases = new Set(inCases(index.caseOfRelease));
  if (reference.what === 'releaseIds') return [...releases];
  return Object.entries(index.releaseOfShare).flatMap(([share, release]) => (releases.has(release) ? [share] : []));
}

/** A case and those it was merged into, one after the other. */
function chain(index: ReferenceIndex, caseId: string | undefined): string[] {
  const found: string[] = [];
  for (let at = caseId; at !== undefined && !found.includes(at); at = index.mergedInto[at]) found.push(at);
  return found;
}
