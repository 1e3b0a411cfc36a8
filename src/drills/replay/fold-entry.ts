import { isTlp, stricter, TLP_LABELS } from '../../access/policy/marking.ts';
import { isJsonObject, type Json, type JsonObject } from '../../common/json.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import { foldSharing } from './fold-sharing.ts';
import { type AlertMarkings, type ReplayedAlert, type ReplayedWorld, Touched } from './replayed-world.ts';

/**
 * Takes in one entry of a run's journal; entries come in the order of their numbers. Changes the world given, and tells what
 * may be shown otherwise from now on.
 */
export function foldEntry(world: ReplayedWorld, event: JournalEvent, markings: AlertMarkings): Touched {
  const touched = new Touched();
  if (event.type === 'case.opened') openCase(world, event, touched);
  else if (event.type.startsWith('case.')) changeCase(world, event, touched);
  else if (event.type.startsWith('alert.')) foldAlert(world, event, markings, touched);
  else if (event.type === 'triage.changed') dispose(world, event.data, touched);
  else foldSharing(world, event, touched);
  return touched;
}

function openCase(world: ReplayedWorld, event: JournalEvent, touched: Touched): void {
  const { caseId: id, nation, organisationId, siteId, tlp, data } = event;
  if (id === null) return;
  world.cases.set(id, {
    id,
    number: number(data['number']),
    title: text(data['title']),
    severity: number(data['severity']),
    priority: number(data['priority']),
    status: 'new',
    statusBefore: 'new',
    closeReason: null,
    assignee: null,
    acknowledgedBy: null,
    snoozedUntil: null,
    mergedInto: null,
    site: text(data['site']),
    siteId,
    nation,
    organisationId,
    tlp,
    lowered: false,
  });
  touchWhole(world, id, touched);
}

function changeCase(world: ReplayedWorld, { type, caseId, data }: JournalEvent, touched: Touched): void {
  if (type === 'case.unmerged') return undoMerge(world, data, touched);
  const found = caseId === null ? undefined : world.cases.get(caseId);
  if (!found) return;
  touched.cases.add(found.id);
  switch (type) {
    case 'case.updated':
      found.title = text(data['title'], found.title);
      found.severity = number(data['severity'], found.severity);
      found.priority = number(data['priority'], found.priority);
      return;
    case 'case.severity_set':
      found.severity = number(data['to'], found.severity);
      found.priority = number(toOf(data['priority']), found.priority);
      return;
    case 'case.status_changed':
      found.status = text(data['to'], found.status);
      found.closeReason = found.status === 'closed' ? textOrNull(data['reason']) : null;
      return;
    case 'case.assigned':
      found.assignee = textOrNull(data['assignee']);
      return;
    case 'case.acknowledged':
      found.acknowledgedBy = textOrNull(data['by']);
      return;
    case 'case.acknowledgement_withdrawn':
      found.acknowledgedBy = null;
      return;
    case 'case.marked': {
      const to = text(data['to'], found.tlp);
      found.lowered ||= isTlp(to) && isTlp(found.tlp) && stricter(TLP_LABELS, found.tlp, to);
      found.tlp = to;
      touchWhole(world, found.id, touched);
      return;
    }
    case 'case.merged': {
      const into = text(data['into']);
      found.statusBefore = found.status;
      found.status = 'merged';
      found.mergedInto = into;
      place(world, [...(world.alertsOf.get(found.id) ?? [])], into, touched);
      return;
    }
    case 'case.split':
      place(world, texts(data['alertIds']), text(data['newCaseId']), touched);
      return;
    default:
  }
}

/** Told of both cases; what it does the second time it did the first. */
function undoMerge(world: ReplayedWorld, data: JsonObject, touched: Touched): void {
  const found = world.cases.get(text(data['caseId']));
  if (!found) return;
  if (found.status === 'merged') found.status = found.statusBefore === 'closed' ? 'active' : found.statusBefore;
  found.closeReason = null;
  found.mergedInto = null;
  touched.cases.add(found.id).add(text(data['survivorId']));
  place(world, texts(data['alertIds']), found.id, touched);
}

function foldAlert(world: ReplayedWorld, event: JournalEvent, markings: AlertMarkings, touched: Touched): void {
  const { type, caseId, data } = event;
  const id = text(data['alertId']);
  if (id === '') return;
  if (type === 'alert.waiting' || type === 'alert.linked' || type === 'alert.suppressed') {
    const alert = world.alerts.get(id) ?? cameIn(world, event, id, markings);
    alert.title = text(data['title'], alert.title);
    alert.severity = number(data['severity'], alert.severity);
    alert.suppressed = type === 'alert.suppressed';
    place(world, [id], type === 'alert.linked' ? caseId : null, touched);
    return;
  }
  const alert = world.alerts.get(id);
  if (!alert) return;
  if (type === 'alert.repeated') alert.count = number(data['total'], alert.count);
  else if (type === 'alert.marked') alert.tlp = text(data['to'], alert.tlp);
  else if (type === 'alert.unlinked') place(world, [id], null, touched);
  touched.alerts.add(id);
  if (alert.caseId !== null) touched.cases.add(alert.caseId);
}

function cameIn(world: ReplayedWorld, event: JournalEvent, id: string, markings: AlertMarkings): ReplayedAlert {
  const { nation, organisationId, siteId, tlp } = event;
  const alert: ReplayedAlert = {
    id,
    title: '',
    severity: 0,
    nation,
    organisationId,
    siteId,
    // An entry is as strict as all it names, which may be more than the alert.
    tlp: markings.get(id) ?? tlp,
    caseId: null,
    count: 1,
    suppressed: false,
    assignee: null,
    acknowledgedBy: null,
    snoozedUntil: null,
    closeReason: null,
  };
  world.alerts.set(id, alert);
  return alert;
}

/** What people did with a thing that waits, or that a case was put off or came back: all values as they are now. */
function dispose(world: ReplayedWorld, data: JsonObject, touched: Touched): void {
  const id = text(data['id']);
  const snoozedUntil = textOrNull(data['snoozedUntil']);
  const found = world.cases.get(id);
  if (data['kind'] === 'case' && found) {
    found.snoozedUntil = snoozedUntil;
    touched.cases.add(id);
  }
  const alert = world.alerts.get(id);
  if (data['kind'] !== 'alert' || !alert) return;
  alert.snoozedUntil = snoozedUntil;
  alert.assignee = idOf(data['assignee']);
  alert.acknowledgedBy = idOf(data['acknowledgedBy']);
  alert.closeReason = isJsonObject(data['closed']) ? textOrNull(data['closed']['reason']) : null;
  touched.alerts.add(id);
}

/** Puts alerts into a case, or into none. */
function place(world: ReplayedWorld, ids: readonly string[], caseId: string | null, touched: Touched): void {
  for (const id of ids) {
    const alert = world.alerts.get(id);
    if (!alert) continue;
    touched.alerts.add(id);
    if (alert.caseId === caseId) continue;
    if (alert.caseId !== null) {
      world.alertsOf.get(alert.caseId)?.delete(id);
      touched.cases.add(alert.caseId);
    }
    alert.caseId = caseId;
    if (caseId === null) continue;
    const held = world.alertsOf.get(caseId) ?? new Set();
    world.alertsOf.set(caseId, held.add(id));
    touched.cases.add(caseId);
  }
}

/** Whether its alerts wait depends on whether the case is seen. */
function touchWhole(world: ReplayedWorld, id: string, touched: Touched): void {
  touched.cases.add(id);
  for (const alertId of world.alertsOf.get(id) ?? []) touched.alerts.add(alertId);
}

function toOf(change: Json | undefined): Json | undefined {
  return isJsonObject(change) ? change['to'] : undefined;
}

function idOf(person: Json | undefined): string | null {
  return isJsonObject(person) ? textOrNull(person['id']) : null;
}

function text(value: Json | undefined, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: Json | undefined, otherwise = 0): number {
  return typeof value === 'number' ? value : otherwise;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
