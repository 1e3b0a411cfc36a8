import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import type { FeedCase, FeedEvent } from './feed-event.ts';

export interface TextOptions {
  /** Whether the terminal takes colours (SGR sequences). */
  colour?: boolean;
  /** Codes of sites by id. */
  siteCodes?: ReadonlyMap<string, string>;
}

interface Told {
  label: string;
  text: string;
  /** SGR parameter. */
  colour?: number;
}

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const CYAN = 36;
const DIM = 2;
const LABEL_WIDTH = 16;
const SHOWN_REASONS = 3;

/** One event as one line: time (UTC), site, what happened, details. What sensors wrote cannot steer the terminal. */
export function feedText(event: FeedEvent, { colour = false, siteCodes }: TextOptions = {}): string {
  const told = (TELLERS[event.type] ?? (BRIEF.test(event.type) ? brief : unknown))(event.data, event);
  const time = /T(\d\d:\d\d:\d\d)/.exec(event.at)?.[1] ?? '--:--:--';
  const code = event.siteId === null ? undefined : siteCodes?.get(event.siteId);
  const site = printable(code ?? word(event.data['site']) ?? event.nation).padEnd(12);
  const paint = (text: string, sgr: number | undefined): string =>
    colour && sgr !== undefined ? `\x1b[${sgr}m${text}\x1b[0m` : text;
  const label = paint(printable(told.label).padEnd(LABEL_WIDTH), told.colour);
  return `${paint(time, DIM)} ${site} ${label} ${printable(told.text)}`.trimEnd();
}

/** A case that is shown as it is, because the events that led to it were too many. */
export function caseText(found: FeedCase): string {
  const rank = `severity ${found.severity}, priority ${found.priority}, ${found.status}`;
  return printable(
    `         ${found.site.padEnd(12)} ${'case is now'.padEnd(LABEL_WIDTH)} BW-${found.number} “${found.title}” (${rank}, ${found.alertCount} alerts)`,
  );
}

/** Without control characters and without those that turn the direction of writing. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu, ' ');
}

type Teller = (data: JsonObject, event: FeedEvent) => Told;

const TELLERS: Readonly<Record<string, Teller>> = {
  'alert.waiting': (data) => ({ label: 'alert', text: `${alert(data)}${because(data)}`, colour: DIM }),
  'alert.suppressed': (data) => ({ label: 'suppressed', text: alert(data), colour: DIM }),
  'alert.linked': (data) => ({ label: 'alert linked', text: `${name(data)} ← ${alert(data)}${because(data)}` }),
  'alert.repeated': (data) => ({
    label: 'repeats',
    text: `${quoted(data['title'])} ×${word(data['count']) ?? '?'} more, ${word(data['total']) ?? '?'} in all`,
    colour: DIM,
  }),
  'link.amended': (data) => ({ label: 'reasons amended', text: because(data).replace(/^: /, ''), colour: DIM }),
  'alert.unlinked': (data) => ({ label: 'alert unlinked', text: word(data['reason']) ?? '' }),
  'case.opened': (data) => ({
    label: 'case opened',
    text: `${name(data)} ${quoted(data['title'])} – ${rank(data)}${factors(data)}`,
    colour: rankColour(data),
  }),
  'case.updated': caseUpdated,
  'case.merged': (data) => ({
    label: 'case merged',
    text: `${name(data)} into BW-${word(data['intoNumber']) ?? '?'}${because(data)}`,
    colour: CYAN,
  }),
  'case.split': (data) => ({
    label: 'case split',
    text: `${name(data)}: part of it is BW-${word(data['newNumber']) ?? '?'} now${because(data)}`,
    colour: CYAN,
  }),
  'case.unmerged': (data) => ({
    label: 'merge undone',
    text: `${name(data)} out of BW-${word(data['survivorNumber']) ?? '?'}${because(data)}`,
    colour: CYAN,
  }),
  'case.acknowledged': (data) => ({
    label: 'acknowledged',
    text: `${name(data)} by ${word(data['by']) ?? '?'}`,
    colour: GREEN,
  }),
  'case.acknowledgement_withdrawn': (data, event) => ({
    label: 'not acknowledged',
    text: `${name(data)}: taken back by ${event.actor.name}`,
    colour: GREEN,
  }),
  'triage.changed': (data, event) => ({
    label: word(data['change']) ?? 'triage',
    text: `${data['kind'] === 'case' ? name(data) : 'an alert'} by ${event.actor.name}${until(data)}${said(data)}`,
    colour: GREEN,
  }),
  'case.assigned': (data) => ({
    label: 'assigned',
    text: `${name(data)} to ${word(data['assignee']) ?? 'nobody'}`,
    colour: GREEN,
  }),
  'case.severity_set': (data) => ({
    label: 'severity set',
    text: `${name(data)} ${fromTo(data)}${said(data)}`,
    colour: GREEN,
  }),
  'case.status_changed': (data) => ({
    label: 'status',
    text: `${name(data)} ${fromTo(data)}${said(data)}`,
    colour: GREEN,
  }),
  'case.noted': (data) => ({
    label: 'note',
    text: `${name(data)} ${word(data['author']) ?? '?'}: ${quoted(data['excerpt'])}`,
    colour: GREEN,
  }),
  'object.opened': (data) => ({
    label: 'object seen',
    text: `${object(data)}${zoned(data)}${tracks(data)}`,
    colour: CYAN,
  }),
  'object.updated': (data) => ({
    label: 'object',
    text: `${object(data)}${zoned(data)}${tracks(data)}${because(data)}`,
    colour: DIM,
  }),
  'object.zone_entered': (data) => ({
    label: 'zone entered',
    text: crossing(data, 'is inside'),
    colour: zoneColour(data),
  }),
  'object.zone_exited': (data) => ({ label: 'zone left', text: crossing(data, 'left'), colour: CYAN }),
  'object.zone_amended': (data) => ({ label: 'zone amended', text: crossing(data, 'and'), colour: DIM }),
  'object.judged': (data, event) => ({
    label: 'object judged',
    text: `${word(data['identity']) ?? '?'}: ${word(data['verb']) ?? '?'} by ${event.actor.name}${said(data)}`,
    colour: GREEN,
  }),
  'report.verified': (data, event) => ({
    label: 'report judged',
    text: `${word(data['verification']) ?? '?'} by ${word(data['by']) ?? event.actor.name}${said(data)}`,
    colour: GREEN,
  }),
  'sensor.sequence_gap': (data) => ({
    label: 'messages missing',
    text: `${word(data['missed']) ?? '?'} of ${word(data['sensor']) ?? '?'}`,
    colour: YELLOW,
  }),
  'sensor.silent': (data) => ({
    label: 'sensor silent',
    text: `${word(data['sensor']) ?? '?'}, last heard ${word(data['lastHeardAt']) ?? '?'}`,
    colour: YELLOW,
  }),
  'rule.paused': (data) => ({
    label: 'rule paused',
    text: `${word(data['title']) ?? '?'} at ${word(data['site']) ?? '?'}, more than ${word(data['most']) ?? '?'} ${word(data['over']) ?? '?'}`,
    colour: YELLOW,
  }),
  'sensor.heard_again': (data) => ({
    label: 'sensor heard again',
    text: `${word(data['sensor']) ?? '?'}, silent since ${word(data['silentSince']) ?? '?'}`,
    colour: GREEN,
  }),
  'drill.real_emergency': () => ({ label: 'REAL EMERGENCY', text: 'this is no exercise; play stops', colour: RED }),
  'vessel.heard_again': (data) => ({
    label: 'vessel heard again',
    text: `${word(data['mmsi']) ?? '?'} by ${word(data['sensor']) ?? '?'}, silent since ${word(data['lastHeardAt']) ?? '?'}`,
    colour: GREEN,
  }),
  'sensor.tested': (data, event) => ({
    label: 'test event',
    text: `${word(data['sensor']) ?? '?'} by ${event.actor.name}`,
    colour: DIM,
  }),
};

/** What tells of consent, of markings and of a case's parts: ids and labels, and no content to speak of. */
const BRIEF = /^(release|share|match|marking|task|observable|evidence)\.|\.(marked|hold_changed|alerts_removed)$/;

function brief(data: JsonObject, event: FeedEvent): Told {
  const id = word(data['shareId']) ?? word(data['releaseId']) ?? word(data['agreementId']);
  const number = word(data['number']);
  const parts = [
    number === undefined ? undefined : `BW-${number}`,
    id === undefined ? undefined : `…${id.slice(-6)}`,
    word(data['from']) === undefined ? undefined : fromTo(data),
    word(data['title']) ?? word(data['name']),
  ];
  const text = parts.filter((part) => part !== undefined).join(' ');
  return { label: event.type.replace('.', ' ').replaceAll('_', ' '), text, colour: CYAN };
}

/** A kind of event this client does not know yet. */
function unknown(data: JsonObject, event: FeedEvent): Told {
  return { label: event.type, text: JSON.stringify(data) };
}

function caseUpdated(data: JsonObject): Told {
  const changes = isJsonObject(data['changes']) ? data['changes'] : {};
  const severity = isJsonObject(changes['severity']) ? changes['severity'] : undefined;
  const others = ['priority', 'title'].flatMap((field) => {
    const change = changes[field];
    return isJsonObject(change) ? [`${field} ${field === 'title' ? quoted(change['to']) : fromTo(change)}`] : [];
  });
  if (!severity) return { label: 'case updated', text: `${name(data)} ${others.join(', ')}` };
  const raised = Number(severity['to']) > Number(severity['from']);
  return {
    label: raised ? 'severity raised' : 'severity lowered',
    text: `${name(data)} ${[fromTo(severity), ...others].join(', ')}${factors(data)}`,
    colour: raised ? rankColour(data) : GREEN,
  };
}

function word(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function quoted(value: Json | undefined): string {
  return `“${word(value) ?? '…'}”`;
}

function name(data: JsonObject): string {
  const number = word(data['number']);
  return number === undefined ? 'a case' : `BW-${number}`;
}

function alert(data: JsonObject): string {
  const severity = word(data['severity']);
  const from = word(data['sensor']);
  return `${quoted(data['title'])}${from ? ` from ${from}` : ''}${severity ? ` (severity ${severity})` : ''}`;
}

function texts(list: Json | undefined): string[] {
  return (Array.isArray(list) ? list : []).flatMap((item) => (isJsonObject(item) ? (word(item['text']) ?? []) : []));
}

function because(data: JsonObject): string {
  const reasons = texts(data['reasons']);
  const more = reasons.length - SHOWN_REASONS;
  const shown = reasons.slice(0, SHOWN_REASONS).join('; ');
  return reasons.length === 0 ? '' : `: ${shown}${more > 0 ? `; and ${more} more` : ''}`;
}

function factors(data: JsonObject): string {
  const named = texts(data['factors']);
  return named.length === 0 ? '' : ` (${named.join('; ')})`;
}

function said(data: JsonObject): string {
  const reason = word(data['reason']);
  return reason === undefined ? '' : `: ${reason}`;
}

function until(data: JsonObject): string {
  const time = word(data['snoozedUntil']);
  return time === undefined ? '' : ` until ${time}`;
}

function fromTo(change: JsonObject): string {
  return `${word(change['from']) ?? '–'} → ${word(change['to']) ?? '–'}`;
}

function rank(data: JsonObject): string {
  return `severity ${word(data['severity']) ?? '?'}, priority ${word(data['priority']) ?? '?'}`;
}

function rankColour(data: JsonObject): number {
  return data['priority'] === 1 ? RED : YELLOW;
}

function object(data: JsonObject): string {
  const kind = word(data['class']) ?? 'object';
  const identity = word(data['identity']);
  return identity === undefined ? `unidentified ${kind}` : `${kind} ${identity}`;
}

function zoned(data: JsonObject): string {
  const zone = word(data['zone']);
  return zone === undefined || zone === 'outside' ? '' : ` in the ${zone} zone`;
}

function tracks(data: JsonObject): string {
  const list = Array.isArray(data['tracks']) ? data['tracks'] : [];
  const sensors = list.flatMap((track) => (isJsonObject(track) ? (word(track['sensor']) ?? []) : []));
  return sensors.length === 0 ? '' : `, seen by ${[...new Set(sensors)].join(' and ')}`;
}

function crossing(data: JsonObject, verb: string): string {
  const zone = isJsonObject(data['zone']) ? data['zone'] : {};
  return `${object(data)} ${verb} the ${word(zone['kind']) ?? ''} zone ${quoted(zone['name'])}`;
}

function zoneColour(data: JsonObject): number {
  return isJsonObject(data['zone']) && data['zone']['kind'] === 'critical' ? RED : YELLOW;
}
