import type { Json, JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';
import { because } from './sharing-sentences.ts';

type StatementType = Extract<JournalType, `statement.${string}` | `rumour.${string}`>;

/** What the timeline says of statements and rumours. */
export const STATEMENT_SENTENCES: Readonly<Record<StatementType, (data: JsonObject, by: string) => string>> = {
  'statement.drafted': (data, by) =>
    `${by} drafted ${typeof data['corrects'] === 'string' ? 'the correction' : 'the statement'}${titled(data)}`,
  'statement.revised': (data, by) => `${by} wrote the statement${titled(data)} anew${versioned(data)}`,
  'statement.asked': (data, by) => `${by} asked ${nations(data['asked'])} to approve the statement${titled(data)}`,
  'statement.approved': (data, by) =>
    `${by} approved the statement${titled(data)}${forNation(data)}${because(data['words'])}`,
  'statement.refused': (data, by) =>
    `${by} refused the statement${titled(data)}${forNation(data)}${because(data['words'])}`,
  'statement.released': (data, by) => `${by} released the statement${titled(data)}${toNations(data['to'])}`,
  'statement.withdrawn': (data, by) => `${by} withdrew the statement${titled(data)}${because(data['reason'])}`,
  'statement.approval_asked': () => 'Our approval of a statement was asked for',
  'statement.received': () => 'A statement of another nation came',
  'statement.taken_back': () => 'A statement of another nation was taken back',
  'statement.answered': (data, by) =>
    `${by} ${data['verdict'] === 'refuse' ? 'refused' : 'approved'} a statement of another nation`,
  'rumour.logged': (data, by) => `${by} wrote down a rumour${heard(data['where'])}${because(data['excerpt'])}`,
  'rumour.judged': (data, by) =>
    `${by} said that a rumour is ${VERDICTS[text(data['verdict'])] ?? 'judged'}${because(data['why'])}`,
  'rumour.answered': (data, by) => `${by} answered a rumour with the statement${titled(data)}`,
};

const VERDICTS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  unknown: 'not known to be so or not',
};

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function titled(data: JsonObject): string {
  const title = text(data['title']);
  return title === '' ? '' : ` “${title}”`;
}

function versioned({ version }: JsonObject): string {
  return typeof version === 'number' ? `, version ${version}` : '';
}

function forNation(data: JsonObject): string {
  const nation = text(data['nation']);
  return nation === '' ? '' : ` for ${nation}`;
}

function heard(where: Json | undefined): string {
  return text(where) === '' ? '' : ` heard at ${text(where)}`;
}

function list(value: Json | undefined): string {
  return (Array.isArray(value) ? value : [])
    .map(text)
    .filter((code) => code !== '')
    .join(', ');
}

function nations(value: Json | undefined): string {
  return list(value) === '' ? 'nations' : list(value);
}

function toNations(value: Json | undefined): string {
  return list(value) === '' ? '' : ` to ${list(value)}`;
}
