import { isPlainMap, type Plain, type PlainMap } from './edit.ts';

export const DRILL_KINDS = ['tabletop', 'functional', 'full'] as const;
export const DOMAINS = [
  'cyber',
  'cuas',
  'maritime',
  'convoy',
  'crisis_comms',
  'transhipment',
  'evacuation',
  'mixed',
] as const;
export const CELL_KINDS = ['player', 'control', 'simcell', 'red', 'evaluator', 'observer'] as const;
export const ITEM_KINDS = ['inject', 'information', 'facilitation', 'contingency'] as const;
export const METRICS = [
  'detect',
  'acknowledge',
  'triage',
  'share',
  'partner_acknowledge',
  'notify',
  'contain',
  'decide',
  'report',
] as const;
/** What people are told can be written in a form; what goes through intake has a body, and is written in the text. */
export const TOLD = ['message', 'media', 'phone_manual'] as const;
export type Told = (typeof TOLD)[number];
const CHANNELS = [...TOLD, 'alert', 'ais', 'track', 'report'] as const;
export type Channel = (typeof CHANNELS)[number];
export const TOLD_FIELDS: Readonly<Record<Told, readonly string[]>> = {
  message: ['subject', 'text'],
  media: ['outlet', 'headline', 'text'],
  phone_manual: ['script'],
};

/** What a text says under a key, whatever else may be there in its place while it is being written. */
export function wordOf(of: PlainMap, key: string): string {
  const value = of[key];
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

export function mapOf(of: PlainMap, key: string): PlainMap {
  const value = of[key];
  return isPlainMap(value) ? value : {};
}

export function mapsOf(of: PlainMap, key: string): PlainMap[] {
  const value = of[key];
  return Array.isArray(value) ? value.map((one) => (isPlainMap(one) ? one : {})) : [];
}

export function wordsOf(of: PlainMap, key: string): string[] {
  const value = of[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function channelOf(item: PlainMap): Channel | undefined {
  return CHANNELS.find((channel) => item[channel] !== undefined);
}

export function isTold(channel: Channel | undefined): channel is Told {
  return (TOLD as readonly unknown[]).includes(channel);
}

export const TRIGGERS = ['at', 'by_hand', 'after'] as const;
export type TriggerKey = (typeof TRIGGERS)[number];

export function triggerOf(item: PlainMap): TriggerKey {
  return TRIGGERS.find((key) => item[key] !== undefined) ?? 'by_hand';
}

/** When an item comes, in few words of its own text. */
export function whenText(item: PlainMap): string {
  const trigger = triggerOf(item);
  if (trigger === 'at') return wordOf(item, 'at');
  if (trigger === 'by_hand') return '';
  const after = mapOf(item, 'after');
  return `→ ${[wordOf(after, 'item'), wordOf(after, 'expectation'), wordOf(after, 'outcome')].filter(Boolean).join(' ')}`;
}

/** A code that nothing of a list has: the letters with the next number, as wide as those there are. */
export function freeCode(of: readonly PlainMap[], letters: string, width: number): string {
  const taken = new Set(of.map((one) => wordOf(one, 'code')));
  for (let number = of.length + 1; ; number += 1) {
    const code = `${letters}${String(number).padStart(width, '0')}`;
    if (!taken.has(code)) return code;
  }
}

export function newCell(drill: PlainMap, organisation: string): PlainMap {
  const code = freeCode(mapsOf(drill, 'cells'), 'CELL', 1);
  return { code, title: code, organisation, kind: 'player' };
}

export function newObjective(drill: PlainMap): PlainMap {
  const code = freeCode(mapsOf(drill, 'objectives'), 'O', 1);
  return { code, statement: code, capability: code };
}

/** Something a cell is told, which is what most items are. */
export function newItem(drill: PlainMap): PlainMap {
  const code = freeCode(mapsOf(drill, 'items'), 'I', 2);
  const cells = mapsOf(drill, 'cells');
  const cell = cells.find((one) => wordOf(one, 'kind') === 'player') ?? cells[0] ?? {};
  const message: Plain = { subject: code, text: code };
  return { code, kind: 'information', title: code, to: [wordOf(cell, 'code')], at: '5m', message };
}

export function newExpectation(item: PlainMap): PlainMap {
  const code = freeCode(mapsOf(item, 'expectations'), 'e', 1);
  return { code, text: code, metric: 'decide', within: '15m' };
}

/** What a new drill begins as. */
export function newDrill(code: string, title: string, organisation: string): string {
  return `# yaml-language-server: $schema=./template.schema.json
code: ${/^\d/.test(code) ? JSON.stringify(code) : code}
version: 1
title: ${JSON.stringify(title)}
synopsis: ${JSON.stringify(title)}
kind: functional
domain: mixed
duration: 1h
cells:
  - { code: PLAYERS, title: Players, organisation: ${organisation}, kind: player }
  - { code: CONTROL, title: Exercise control, organisation: ${organisation}, kind: control }
objectives:
  - { code: O1, statement: What is said is answered., capability: Communication }
items:
  - code: I01
    kind: information
    title: The exercise begins
    to: [PLAYERS]
    from: Exercise control
    at: 0s
    message: { subject: The exercise begins, text: Say that you are there. }
    expectations:
      - { code: answers, text: The cell says that it is there., metric: report, within: 5m, objective: O1 }
`;
}
