import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import type { Actor, JournalType } from '../journal/journal-event.ts';
import { displayId } from './case-reference.ts';
import { DRILL_SENTENCES } from './drill-sentences.ts';
import { RELATED_SENTENCES } from './related-sentences.ts';
import { moveText } from './rule-moves.ts';
import { SHARING_SENTENCES } from './sharing-sentences.ts';
import { STATEMENT_SENTENCES } from './statement-sentences.ts';
import { vesselReturnText } from './vessel-return.ts';

/** The part of a journal event a sentence is made of. */
export interface TimelineFact {
  type: JournalType;
  actor: Actor;
  data: JsonObject;
}

/** One entry of a case's timeline as a sentence for a shift log. Never fails: what a payload lacks is left out. */
export function timelineText(event: TimelineFact): string {
  const told = SENTENCES[event.type](event.data, event.actor.name).trim();
  const sentence = told.charAt(0).toUpperCase() + told.slice(1);
  return /[.!?…]”?$/.test(sentence) ? sentence : `${sentence}.`;
}

const VERBS: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledged',
  reject: 'rejected',
  ignore: 'put aside',
  clear: 'took back what was said of',
};

type Sentence = (data: JsonObject, by: string) => string;

const SENTENCES: Readonly<Record<JournalType, Sentence>> = {
  'alert.waiting': (data) => `${alert(data)} is correlated and in no case yet`,
  'alert.suppressed': (data) => `${alert(data)} is suppressed`,
  'alert.linked': (data) =>
    `${alert(data)} was linked${data['late'] === true ? ', though it came late' : ''}${because(data)}`,
  'alert.repeated': (data) =>
    `${quoted(data['title'], 'An alert')} repeated ${times(data['count'])}${ofTotal(data['total'])}`,
  'link.amended': (data) => `The reasons for an alert of this case were amended${because(data)}`,
  'alert.unlinked': (data) => `An alert was taken out of the case${reason(data)}`,
  'case.opened': (data) =>
    `${caseName(data['number'])}${spaced(quoted(data['title']))} was opened${place(data['site'])}${rating(data)}`,
  'case.updated': (data) => changes(data['changes']),
  'case.merged': (data) =>
    `${caseName(data['number'])} was merged into ${caseName(data['intoNumber'], 'another case')}${because(data)}`,
  'case.split': (data) =>
    `${counted(data['alertIds'], 'alert')} of ${caseName(data['number'])} became ${caseName(data['newNumber'], 'a case of their own')}${because(data)}`,
  'case.unmerged': (data) =>
    `The merge of ${caseName(data['number'])} into ${caseName(data['survivorNumber'], 'another case')} was undone${because(data)}`,
  'case.acknowledged': (_, by) => `${by} acknowledged the case`,
  'case.acknowledgement_withdrawn': (_, by) => `${by} took back that the case was acknowledged`,
  'case.assigned': (data, by) => assignment(data, by),
  'case.severity_set': (data, by) => `${by} set the severity${fromTo(data)}${reason(data)}`,
  'case.status_changed': (data, by) => statusChange(data, by),
  'case.noted': (data, by) => `${by} noted: ${quoted(data['excerpt'], 'a note')}`,
  'case.hold_changed': (data, by) =>
    `${by} ${data['held'] === true ? 'said that the alerts of the case are to be kept' : 'let the alerts of the case go as others do'}${reason(data)}`,
  'case.alerts_removed': (data) =>
    `${data['count'] === 1 ? 'One alert' : `${word(data['count'], 'Some')} alerts`} of the case ${data['count'] === 1 ? 'was' : 'were'} deleted by retention: kept for ${word(data['days'], '?')} days after the case was closed`,
  'triage.changed': (data, by) => triageChange(data, by),
  'constraint.placed': (data, by) =>
    data['kind'] === 'never_join'
      ? `${by} said never to join by an entity${reason(data)}`
      : `${by} placed a suppression${reason(data)}`,
  'constraint.ended': (data, by) =>
    `${by} ended ${data['kind'] === 'never_join' ? 'what was never to join' : 'a suppression'}${reason(data)}`,
  'case.marked': (data, by) => `${by} marked the case ${markingText(data)}${reason(data)}`,
  'part.marked': (data, by) =>
    `${by} marked ${thingText(data['part'])} of the case ${markingText(data)}${reason(data)}`,
  'alert.marked': (data, by) => `${by} marked an alert ${markingText(data)}${reason(data)}`,
  'marking.requested': (data, by) =>
    `${by} asked that ${thingText(data['thing'])} be marked ${markingText(data)}${reason(data)}`,
  'marking.confirmed': (data, by) =>
    `${by} confirmed that ${thingText(data['thing'])} is marked ${markingText(data)}${reason(data)}`,
  'marking.refused': (data, by) =>
    `${by} refused that ${thingText(data['thing'])} be marked ${markingText(data)}${reason(data)}`,
  'task.added': (data, by) => `${by} added the task ${quoted(data['title'], 'without a title')}${forWhom(data)}`,
  'task.changed': (data, by) => `${by} changed the task ${quoted(data['title'])}${changesText(data)}`,
  'observable.added': (data, by) => `${by} added the ${observableText(data)}`,
  'observable.changed': (data, by) => `${by} changed the ${observableText(data)}${changesText(data)}`,
  'evidence.added': (data, by) => `${by} added the evidence ${quoted(data['name'], 'without a name')}${size(data)}`,
  'object.opened': (data) => `${object(data)} appeared${zoneLevel(data['zone'])}${seenBy(data['tracks'])}`,
  'object.updated': (data) => `${object(data)} was updated${zoneLevel(data['zone'])}${seenBy(data['tracks'])}`,
  'object.zone_entered': (data) => `${object(data)} entered ${zone(data['zone'])}`,
  'object.zone_exited': (data) => `${object(data)} left ${zone(data['zone'])}`,
  'object.zone_amended': (data) => `What was said of ${object(data)} and ${zone(data['zone'])} was amended`,
  'object.judged': (data, by) => `${by} ${VERBS[word(data['verb'], '')] ?? 'judged'} ${object(data)}${reason(data)}`,
  'report.verified': (data, by) => `${by} marked a report as ${word(data['verification'], 'judged')}${reason(data)}`,
  'sensor.sequence_gap': (data) => `Sensor ${word(data['sensor'], 'without a name')} skipped ${missed(data)}`,
  'sensor.silent': (data) => `Sensor ${word(data['sensor'], 'without a name')} fell silent`,
  'sensor.heard_again': (data) => `Sensor ${word(data['sensor'], 'without a name')} is heard again`,
  'vessel.heard_again': vesselReturnText,
  'sensor.tested': (data, by) => `${by} sent a test event of sensor ${word(data['sensor'], 'without a name')}`,
  'rule.paused': (data) =>
    `The rule ${quoted(data['title'], 'without a title')} rests until ${word(data['until'], 'later')}: more than ${word(data['most'], 'its most')} ${word(data['over'], 'alerts')}`,
  'rule.resumed': (data, by) => `${by} let the rule ${quoted(data['title'], 'without a title')} go on${reason(data)}`,
  'rule.saved': (data, by) => `${by} saved ${ruleText(data)}`,
  'rule.moved': (data, by) => `${by} ${moveText(data['move'])} ${ruleText(data)}${reason(data)}`,
  'rule.back_tested': (data, by) => `${by} ran ${quoted(data['title'], 'the rules')} over what was`,
  'rule.running': (data) =>
    `V${ruleText(data).slice(1)} ${data['is'] === 'ended' ? 'no longer runs' : data['mode'] === 'live' ? 'runs' : 'runs in test'}`,
  ...SHARING_SENTENCES,
  ...STATEMENT_SENTENCES,
  ...RELATED_SENTENCES,
  ...DRILL_SENTENCES,
  'notification.received': () => 'Somebody was told',
};

function ruleText(data: JsonObject): string {
  return `version ${word(data['version'], '?')} of the rule ${quoted(data['title'], 'without a title')}`;
}

function word(value: Json | undefined, otherwise = ''): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
}

function quoted(value: Json | undefined, otherwise = ''): string {
  const text = word(value);
  return text === '' ? otherwise : `“${text}”`;
}

function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`;
}

function caseName(value: Json | undefined, otherwise = 'The case'): string {
  return typeof value === 'number' ? displayId(value) : otherwise;
}

function alert(data: JsonObject): string {
  const sensor = word(data['sensor']);
  const severity = word(data['severity']);
  const title = quoted(data['title']);
  return [
    title === '' ? 'An alert' : `Alert ${title}`,
    sensor === '' ? '' : ` from ${sensor}`,
    severity === '' ? '' : ` (severity ${severity})`,
  ].join('');
}

function because(data: JsonObject): string {
  const reasons = Array.isArray(data['reasons']) ? data['reasons'] : [];
  const texts = reasons.flatMap((item) => (isJsonObject(item) ? word(item['text']) : [])).filter((text) => text !== '');
  const more = texts.length > 2 ? `; and ${texts.length - 2} more` : '';
  return texts.length === 0 ? '' : `: ${texts.slice(0, 2).map(withoutStop).join('; ')}${more}`;
}

function reason(data: JsonObject): string {
  const said = data['reason'];
  const text = isJsonObject(said) ? word(said['text']) : word(said);
  return text === '' ? '' : `: ${withoutStop(text)}`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function times(count: Json | undefined): string {
  if (typeof count !== 'number') return 'again';
  return count === 1 ? 'once more' : `${count} more times`;
}

function ofTotal(total: Json | undefined): string {
  return typeof total === 'number' ? `, ${total} in all` : '';
}

function counted(list: Json | undefined, noun: string): string {
  const length = Array.isArray(list) ? list.length : 0;
  if (length === 0) return `Some ${noun}s`;
  return length === 1 ? `One ${noun}` : `${length} ${noun}s`;
}

function place(site: Json | undefined): string {
  const name = isJsonObject(site) ? word(site['name'], word(site['code'])) : word(site);
  return name === '' ? '' : ` at ${name}`;
}

function rating(data: JsonObject): string {
  const severity = word(data['severity']);
  const priority = word(data['priority']);
  const parts = [severity === '' ? '' : `severity ${severity}`, priority === '' ? '' : `priority ${priority}`];
  const told = parts.filter((part) => part !== '').join(', ');
  return told === '' ? '' : ` with ${told}`;
}

function fromTo(change: JsonObject): string {
  const from = word(change['from']);
  const to = word(change['to']);
  return `${from === '' ? '' : ` from ${from}`}${to === '' ? '' : ` to ${to}`}`;
}

/** The new marking, and the former; PAP only where it changed. */
function markingText(data: JsonObject): string {
  const pap = isJsonObject(data['pap']) ? data['pap'] : {};
  const changed = pap['from'] !== pap['to'];
  const label = (end: 'from' | 'to'): string =>
    [`TLP:${word(data[end], 'unknown')}`, ...(changed ? [`PAP:${word(pap[end], 'unknown')}`] : [])].join(' ');
  return `${label('to')}, until then ${label('from')}`;
}

function thingText(kind: Json | undefined): string {
  const noun = word(kind, 'part');
  if (noun === 'case') return 'the case';
  return noun === 'evidence' ? 'a piece of evidence' : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function forWhom(data: JsonObject): string {
  const [assignee, due] = [word(data['assignee']), word(data['due'])];
  return `${assignee === '' ? '' : ` for ${assignee}`}${due === '' ? '' : `, due ${due}`}`;
}

function observableText(data: JsonObject): string {
  return `${word(data['observableType'], 'observable')} ${quoted(data['value'])}${data['isIoc'] === true ? ', an indicator of compromise' : ''}`;
}

function changesText(data: JsonObject): string {
  const changed = isJsonObject(data['changes']) ? Object.keys(data['changes']) : [];
  return changed.length === 0 ? '' : `: ${changes(data['changes'])}`;
}

function size({ bytes }: JsonObject): string {
  return word(bytes) === '' ? '' : `, ${word(bytes)} bytes`;
}

function changes(value: Json | undefined): string {
  const told = Object.entries(isJsonObject(value) ? value : {}).flatMap(([field, change]) => {
    if (!isJsonObject(change)) return [];
    return field === 'title' ? `title is now ${quoted(change['to'], 'empty')}` : `${field} went${fromTo(change)}`;
  });
  return told.length === 0 ? 'The case was updated' : told.join('; ');
}

function assignment(data: JsonObject, by: string): string {
  const [to, from] = [word(data['assignee']), word(data['from'])];
  if (to === '') return `${by} took the case from ${from === '' ? 'its assignee' : from}; nobody is assigned`;
  return `${by} assigned the case to ${to}${from === '' ? '' : `, until then with ${from}`}`;
}

/** What was done with something that waits; of a case, that it was put off or came back. */
function triageChange(data: JsonObject, by: string): string {
  const what = data['kind'] === 'alert' ? 'an alert' : 'the case';
  const change = word(data['change'], 'changed');
  if (change === 'snoozed') return `${by} put ${what} off until ${word(data['snoozedUntil'], 'later')}`;
  if (change === 'woken') return `${by} brought ${what} back${reason(data)}`;
  if (change === 'undone') return `${by} took back what was done with ${what}`;
  return `${by} ${change} ${what}${reason(data)}`;
}

function statusChange(data: JsonObject, by: string): string {
  const why = word(data['reason']).replaceAll('_', ' ');
  if (data['to'] === 'closed') {
    const note = word(data['note']);
    return `${by} closed the case${why === '' ? '' : ` as ${why}`}${note === '' ? '' : `: ${withoutStop(note)}`}`;
  }
  if (data['from'] === 'closed') return `${by} reopened the case${reason(data)}`;
  return `${by} changed the status${fromTo(data)}${reason(data)}`;
}

function object(data: JsonObject): string {
  const kind = word(data['class'], 'object');
  const identity = word(data['identity']);
  return identity === '' ? `an unidentified ${kind}` : `${kind} ${identity}`;
}

function zoneLevel(zone: Json | undefined): string {
  const level = word(zone);
  return level === '' || level === 'outside' ? '' : ` in the ${level} zone`;
}

function zone(value: Json | undefined): string {
  if (!isJsonObject(value)) return 'a zone';
  const kind = word(value['kind']);
  const name = quoted(value['name']);
  return `the ${kind === '' ? '' : `${kind} `}zone${name === '' ? '' : ` ${name}`}`;
}

function seenBy(tracks: Json | undefined): string {
  const sensors = (Array.isArray(tracks) ? tracks : []).flatMap((track) =>
    isJsonObject(track) ? word(track['sensor']) : [],
  );
  const names = [...new Set(sensors)].filter((name) => name !== '');
  return names.length === 0 ? '' : `, seen by ${names.join(', ')}`;
}

function missed(data: JsonObject): string {
  const number = data['missed'];
  const count = typeof number === 'number' ? `${number} message${number === 1 ? '' : 's'}` : 'messages';
  const [from, to] = [word(data['from']), word(data['to'])];
  return from === '' || to === '' ? count : `${count}, between ${from} and ${to}`;
}
