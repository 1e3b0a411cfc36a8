import type { MessageId } from '../i18n/message-id.ts';
import {
  because,
  begun,
  caseName,
  changes,
  type Facts,
  flag,
  given,
  isObject,
  known,
  KNOWN,
  marking,
  object,
  reason,
  type Say,
  seenBy,
  sentence,
  thing,
  word,
} from './told-facts.ts';

/** What of an entry of the timeline a sentence is made of. */
export interface ToldEntry {
  type: string;
  actor: { name: string };
  data: Facts;
  /** As the server tells it, in English. */
  text: string;
  /** When the alert it tells of was deleted by retention. */
  alertRemovedAt: string | null;
}

/** Undefined where the payload has not got all that the sentence needs. */
type Telling = (data: Facts, by: string, say: Say) => string | undefined;

/**
 * An entry in the person's language, made of its facts; as the server wrote it where the facts are not those of a sentence known here.
 * What people and the rules of correlation wrote stays as it was written.
 */
export function told(entry: ToldEntry, say: Say): string {
  const said = TELLINGS[entry.type]?.(entry.data, entry.actor.name, say);
  if (said === undefined) return entry.text;
  const whole = /[.!?…]”?$/.test(said) ? said : say('told.stop', { told: said });
  if (entry.alertRemovedAt === null) return whole;
  return `${whole} ${say('told.removed', { day: entry.alertRemovedAt.slice(0, 10) })}`;
}

const objectSeen =
  (id: 'told.appeared' | 'told.updated'): Telling =>
  (data, _, say) => {
    const what = object(data, say);
    const seen = seenBy(data);
    const zones: unknown[] = ['outside', ...KNOWN.zone];
    return what === undefined || !zones.includes(seen['zone']) ? undefined : begun(say(id, { ...seen, object: what }));
  };

const objectMoved =
  (id: 'told.entered' | 'told.left' | 'told.zoneAmended'): Telling =>
  (data, _, say) => {
    const zone = isObject(data['zone']) ? data['zone'] : {};
    return begun(
      sentence(say, id, { object: object(data, say), zone: known('zone', zone['kind']), name: zone['name'] }),
    );
  };

const marked =
  (id: 'told.markingRequested' | 'told.markingConfirmed' | 'told.markingRefused'): Telling =>
  (data, by, say) =>
    sentence(say, id, { by, thing: thing(data['thing'], say), ...marking(data) }, reason(data['reason']));

/** Of what the case has in common with what else. */
const related =
  (id: 'told.relatedProposed' | 'told.relatedAccepted' | 'told.relatedDismissed' | 'told.relatedWithdrawn'): Telling =>
  (data, by, say) =>
    sentence(say, id, { by, other: data['with'] === 'share' ? 'share' : 'case' }, reason(data['reason']));

/** Of what nothing but who did it, and why, is told. */
const plain =
  (id: MessageId): Telling =>
  (data, by, say) =>
    sentence(say, id, { by }, reason(data['reason']));

const TELLINGS: Readonly<Record<string, Telling | undefined>> = {
  'alert.linked': ({ title, sensor, severity, late, reasons }, _, say) =>
    sentence(
      say,
      late === true ? 'told.linkedLate' : 'told.linked',
      { title, sensor, severity },
      because(reasons, say),
    ),
  'alert.repeated': ({ title, count, total }, _, say) =>
    typeof count === 'number' ? sentence(say, 'told.repeated', { title, count, total }) : undefined,
  'link.amended': ({ reasons }, _, say) => sentence(say, 'told.amended', {}, because(reasons, say)),
  'alert.unlinked': plain('told.unlinked'),
  'alert.marked': (data, by, say) =>
    sentence(say, 'told.alertMarked', { by, ...marking(data) }, reason(data['reason'])),
  'case.opened': ({ number, title, site, severity, priority }, _, say) => {
    const place = isObject(site) ? (site['name'] ?? site['code']) : site;
    return sentence(say, 'told.opened', { case: caseName(number), title, site: place, severity, priority });
  },
  'case.updated': (data, _, say) => begun(changes(data['changes'], say)),
  'case.merged': ({ number, intoNumber, reasons }, _, say) =>
    sentence(say, 'told.merged', { case: caseName(number), into: caseName(intoNumber) }, because(reasons, say)),
  'case.split': ({ number, newNumber, alertIds, reasons }, _, say) => {
    const values = { count: Array.isArray(alertIds) ? alertIds.length : undefined, case: caseName(number) };
    return sentence(say, 'told.split', { ...values, into: caseName(newNumber) }, because(reasons, say));
  },
  'case.unmerged': ({ number, survivorNumber, reasons }, _, say) =>
    sentence(say, 'told.unmerged', { case: caseName(number), into: caseName(survivorNumber) }, because(reasons, say)),
  'case.acknowledged': plain('told.acknowledged'),
  'case.acknowledgement_withdrawn': plain('told.acknowledgementWithdrawn'),
  'case.assigned': ({ assignee, from }, by, say) => {
    if (!given(assignee)) return sentence(say, 'told.freed', { by, from });
    if (!given(from)) return sentence(say, 'told.assigned', { by, to: assignee });
    return sentence(say, 'told.reassigned', { by, to: assignee, from });
  },
  'case.severity_set': (data, by, say) =>
    sentence(say, 'told.severity', { by, from: data['from'], to: data['to'] }, reason(data['reason'])),
  'case.status_changed': ({ from, to, reason: why, note }, by, say) => {
    if (to === 'closed') {
      const as = word('closeReason', why, (one) => `closeReason.${one}`, say);
      return sentence(say, 'told.closed', { by, reason: as }, reason(note));
    }
    if (from === 'closed') return sentence(say, 'told.reopened', { by }, reason(why));
    const status = (value: unknown): string | undefined => word('status', value, (one) => `status.${one}`, say);
    return sentence(say, 'told.status', { by, from: status(from), to: status(to) }, reason(why));
  },
  'case.hold_changed': (data, by, say) =>
    sentence(say, data['held'] === true ? 'told.held' : 'told.holdLifted', { by }, reason(data['reason'])),
  'case.alerts_removed': ({ count, days }, _, say) => sentence(say, 'told.alertsRemoved', { count, days }),
  'case.marked': (data, by, say) => sentence(say, 'told.marked', { by, ...marking(data) }, reason(data['reason'])),
  'part.marked': (data, by, say) =>
    sentence(say, 'told.partMarked', { by, thing: thing(data['part'], say), ...marking(data) }, reason(data['reason'])),
  'marking.requested': marked('told.markingRequested'),
  'marking.confirmed': marked('told.markingConfirmed'),
  'marking.refused': marked('told.markingRefused'),
  'triage.changed': ({ kind, change, snoozedUntil, reason: why }, by, say) => {
    if (kind === 'alert') return undefined;
    if (change === 'snoozed') return sentence(say, 'told.snoozed', { by, until: snoozedUntil });
    if (change === 'woken') return sentence(say, 'told.woken', { by }, reason(why));
    return change === 'undone' ? sentence(say, 'told.undone', { by }) : undefined;
  },
  'task.added': ({ title, assignee, due }, by, say) => {
    if (!given(title)) return undefined;
    return say('told.task', { by, title, named: flag(given(assignee)), assignee, dated: flag(given(due)), due });
  },
  'task.changed': ({ title, changes: all }, by, say) => {
    const fields = isObject(all) ? all : {};
    const { state } = fields;
    if (!isObject(state) || Object.keys(fields).length > 1) return undefined;
    const called = (value: unknown): string | undefined => word('taskState', value, (one) => `tasks.state.${one}`, say);
    return sentence(say, 'told.taskState', { by, title, from: called(state['from']), to: called(state['to']) });
  },
  'observable.added': ({ observableType: kind, value, isIoc }, by, say) =>
    sentence(say, 'told.observable', { by, kind, value, ioc: flag(isIoc === true) }),
  'evidence.added': ({ name, bytes }, by, say) => sentence(say, 'told.evidence', { by, name, bytes }),
  'object.opened': objectSeen('told.appeared'),
  'object.updated': objectSeen('told.updated'),
  'object.zone_entered': objectMoved('told.entered'),
  'object.zone_exited': objectMoved('told.left'),
  'object.zone_amended': objectMoved('told.zoneAmended'),
  'object.judged': (data, by, say) => {
    const verb = known('verb', data['verb']);
    if (verb === undefined) return undefined;
    return sentence(say, `told.judged.${verb}`, { by, object: object(data, say) }, reason(data['reason']));
  },
  'related.proposed': related('told.relatedProposed'),
  'related.accepted': related('told.relatedAccepted'),
  'related.dismissed': related('told.relatedDismissed'),
  'related.withdrawn': related('told.relatedWithdrawn'),
  'release.prepared': plain('told.release.prepared'),
  'release.approval_asked': plain('told.release.approvalAsked'),
  'release.approval_given': ({ verdict }, by, say) => {
    const one = known('verdict', verdict);
    return one === undefined ? undefined : sentence(say, `told.release.${one}`, { by });
  },
  'release.published': plain('told.release.published'),
  'release.updated': plain('told.release.updated'),
  'release.refused': plain('told.release.refused'),
  'release.recalled': plain('told.release.recalled'),
  'release.expired': plain('told.release.expired'),
  'release.acknowledged': plain('told.release.acknowledged'),
  'release.forwarded': plain('told.release.forwarded'),
};
