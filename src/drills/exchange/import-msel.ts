import { stringify } from 'yaml';
import { faultText } from '../../rules/rule-fault.ts';
import { durationText, parseDuration } from '../template/duration.ts';
import { readTemplate } from '../template/read-template.ts';
import type { DrillTemplate } from '../template/template.ts';
import { rawTemplate } from '../template/write-template.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { parseRelativeTime } from './relative-time.ts';

/** Columns of an MSEL as a spreadsheet has it; in any order, `to` and `expected` may hold several, one a line or by `;`. */
export const MSEL_COLUMNS = [
  'control_no',
  'kind',
  'title',
  'to',
  'from',
  'time',
  'channel',
  'subject',
  'text',
  'expected',
  'within',
  'objective',
  'notes',
] as const;
type Column = (typeof MSEL_COLUMNS)[number];
const NEEDED: readonly Column[] = ['control_no', 'title', 'to', 'time', 'text'];
const CHANNELS = ['message', 'media', 'phone_manual'];
const USUAL_WITHIN_MS = 900_000;

/**
 * Puts the items of a spreadsheet into a drill, in place of those it has. What people are told comes by spreadsheet; alerts and tracks,
 * which have bodies, are written in the drill's file. Times are `D+0 H+1 M+30` or `1h30m`; without one a controller fires the item.
 * What is expected is an evaluator's to judge. Faults carry the line of the row they are in.
 */
export function importMsel(
  drill: DrillTemplate,
  text: string,
): { template: DrillTemplate; faults: [] } | { template: null; faults: string[] } {
  const [head, ...rows] = csvRecords(text);
  const columns = (head?.fields ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const faults = NEEDED.filter((name) => !columns.includes(name)).map((name) => `1: There is no column ${name}`);
  for (const name of columns) {
    if (name !== '' && !(MSEL_COLUMNS as readonly string[]).includes(name)) {
      faults.push(`1: A column ${name} means nothing here; there are ${MSEL_COLUMNS.join(', ')}`);
    }
  }
  if (faults.length > 0) return { template: null, faults };
  const items = rows.map((row) => itemOf(row, columns, drill.durationMs, faults));
  if (faults.length > 0) return { template: null, faults };
  const raw = { ...rawTemplate(drill), items };
  const read = readTemplate('msel', stringify(raw, { aliasDuplicateObjects: false }));
  return read.template ? read : { template: null, faults: read.faults.map(faultText) };
}

function itemOf({ line, fields }: CsvRecord, columns: readonly string[], durationMs: number, faults: string[]) {
  const value = (name: Column): string => (fields[columns.indexOf(name)] ?? '').trim();
  const fault = (message: string): void => {
    faults.push(`${line}: ${message}`);
  };
  for (const name of NEEDED) if (name !== 'time' && value(name) === '') fault(`${name} is empty`);
  const time = value('time');
  const atMs = time === '' ? null : (parseRelativeTime(time) ?? parseDuration(time));
  if (time !== '' && atMs === null) fault(`"${time}" is no time like D+0 H+1 M+30`);
  const within = value('within');
  const withinMs = within === '' ? null : (parseRelativeTime(within) ?? parseDuration(within));
  if (within !== '' && withinMs === null) fault(`"${within}" is no time like M+15`);
  const channel =
    value('channel')
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_') || 'message';
  if (!CHANNELS.includes(channel)) fault(`${channel} does not come by spreadsheet; there are ${CHANNELS.join(', ')}`);
  const left = Math.max(1_000, Math.min(USUAL_WITHIN_MS, durationMs - (atMs ?? 0)));
  const objective = value('objective') === '' ? {} : { objective: value('objective') };
  const expectations = several(value('expected')).map((told, index) =>
    Object.assign(
      { code: `e${index + 1}`, text: told, metric: 'decide', within: durationText(withinMs ?? left) },
      objective,
    ),
  );
  return {
    code: value('control_no'),
    kind: value('kind').toLowerCase() || 'inject',
    title: value('title'),
    to: several(value('to')),
    ...(value('from') !== '' && { from: value('from') }),
    ...(atMs === null ? { by_hand: true } : { at: durationText(atMs) }),
    ...delivery(channel, value),
    ...(value('notes') !== '' && { notes: value('notes') }),
    ...(expectations.length > 0 && { expectations }),
  };
}

function delivery(channel: string, value: (name: Column) => string): object {
  const subject = value('subject') || value('title');
  const text = value('text');
  if (channel === 'media') return { media: { outlet: value('from') || 'Media', headline: subject, text } };
  return channel === 'phone_manual' ? { phone_manual: { script: text } } : { message: { subject, text } };
}

function several(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
