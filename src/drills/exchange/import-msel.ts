import type { TextFault } from '../../common/domain-error.ts';
import type { JsonObject } from '../../common/json.ts';
import { durationText } from '../template/duration.ts';
import type { RawExpectation, RawItem, RawTemplate } from '../template/raw-template.ts';
import { readRawTemplate } from '../template/read-template.ts';
import type { DrillTemplate } from '../template/template.ts';
import { rawTemplate } from '../template/write-template.ts';
import { type CsvRecord, csvRecords, plainCell } from './csv-records.ts';
import {
  columnName,
  columnOf,
  MSEL_COLUMNS,
  type MselColumn,
  oneCell,
  POINTED_CHANNELS,
  several,
  TOLD_CHANNELS,
} from './msel-columns.ts';
import { parseMselTime, parseTime } from './msel-time.ts';

const NEEDED: readonly MselColumn[] = ['control_no', 'title', 'to', 'time', 'text'];
const USUAL_WITHIN_MS = 900_000;

/** A drill that was read, or why not, each with line and column of the text; and what of the drill before is no more. */
export type MselImport =
  { template: DrillTemplate; faults: []; lost: string[] } | { template: null; faults: TextFault[]; lost: [] };

/**
 * Puts the items of a spreadsheet into a drill, in place of those it has. What a spreadsheet has no column for is kept of the item that had
 * the same control number: bodies and flights of what goes through intake, requirements, decoys, and of what is expected, where the words
 * are the same, what the journal must show. What is new is told to people and judged by an evaluator.
 */
export function importMsel(drill: DrillTemplate, text: string): MselImport {
  const faults: TextFault[] = [];
  const [head, ...rows] = csvRecords(text);
  const columns = (head?.fields ?? []).map(columnName);
  const complain = (line: number, column: number, message: string): void => {
    faults.push({ line, column, message });
  };
  for (const name of NEEDED) if (!columns.includes(name)) complain(1, 1, `There is no column ${name}`);
  for (const [index, name] of columns.entries()) {
    if (name === '' || (MSEL_COLUMNS as readonly string[]).includes(name)) continue;
    const place = head?.places[index];
    const known = MSEL_COLUMNS.join(', ');
    complain(place?.line ?? 1, place?.column ?? 1, `A column ${name} means nothing here; there are ${known}`);
  }
  if (faults.length > 0) return { template: null, faults, lost: [] };
  if (rows.length === 0) complain(1, 1, 'There is no row under the names of columns');
  const raw = rawTemplate(drill);
  const before = new Map(raw.items.map((item) => [item.code, item]));
  const sheet = rows.map((record) => new MselRow(record, columns, faults));
  const items = sheet.map((row) => row.item(before.get(row.value('control_no')), drill.durationMs));
  if (faults.length > 0) return { template: null, faults, lost: [] };
  const read = readRawTemplate(asJson({ ...raw, items }));
  if (read.template) return { template: read.template, faults: [], lost: goneFrom(raw, read.template) };
  for (const { pointer, message } of read.complaints) {
    const row = sheet[Number(pointer.split('/')[2] ?? -1)];
    if (row) row.fault(columnOf(pointer), message);
    else complain(1, 1, message);
  }
  return { template: null, faults, lost: [] };
}

class MselRow {
  constructor(
    private readonly record: CsvRecord,
    private readonly columns: readonly string[],
    private readonly faults: TextFault[],
  ) {}

  value(name: MselColumn): string {
    return plainCell(this.record.fields[this.columns.indexOf(name)] ?? '').trim();
  }

  fault(name: MselColumn, message: string): void {
    const { row, places } = this.record;
    const place = places[this.columns.indexOf(name)] ?? places[0] ?? { line: 1, column: 1 };
    this.faults.push({ ...place, message: `Row ${row}, ${name}: ${message}` });
  }

  /** In the form of a drill's file. What is wrong is told, and stands for nothing. */
  item(before: RawItem | undefined, durationMs: number): JsonObject {
    const channel = columnName(this.value('channel')) || 'message';
    const pointed = POINTED_CHANNELS.includes(channel);
    for (const name of NEEDED) {
      const needed = name !== 'time' && !(name === 'text' && pointed);
      if (needed && this.value(name) === '') this.fault(name, 'It is empty');
    }
    const trigger = parseMselTime(this.value('time'));
    if (trigger === null) this.fault('time', `"${this.value('time')}" is no time like D+0 H+1 M+30 or after I01 M+5`);
    const atMs = trigger?.at === undefined ? 0 : (parseTime(this.value('time')) ?? 0);
    const left = Math.max(1_000, Math.min(USUAL_WITHIN_MS, durationMs - atMs));
    const from = this.value('from');
    const notes = this.value('notes');
    const expectations = this.expectations(before?.expectations ?? [], left);
    return asJson({
      code: this.value('control_no'),
      kind: this.value('kind').toLowerCase() || 'inject',
      title: this.value('title'),
      to: several(this.value('to')),
      ...(from !== '' && { from }),
      ...trigger,
      ...(before?.requires && { requires: before.requires }),
      ...(before?.decoy !== undefined && { decoy: before.decoy }),
      ...(notes !== '' && { notes: asBefore(before?.notes, notes) }),
      ...this.delivery(channel, before),
      ...(expectations.length > 0 && { expectations }),
    });
  }

  private delivery(channel: string, before: RawItem | undefined): Partial<RawItem> {
    const subject = this.value('subject') || this.value('title');
    const text = this.value('text');
    switch (channel) {
      case 'alert':
      case 'ais':
      case 'track':
      case 'report': {
        const kept = before?.[channel];
        if (kept !== undefined) return { [channel]: kept };
        this.fault('channel', `What comes by ${channel} has a body, which the drill has to have under this control_no`);
        return {};
      }
      case 'media': {
        const from = this.value('from');
        const outlet = before?.media && from === (before.from ?? '') ? before.media.outlet : from || 'Media';
        return { media: { outlet, headline: subject, text: asBefore(before?.media?.text, text) } };
      }
      case 'phone_manual':
        return { phone_manual: { script: asBefore(before?.phone_manual?.script, text) } };
      case 'message':
        return { message: { subject, text: asBefore(before?.message?.text, text) } };
      default:
        this.fault(
          'channel',
          `There is no ${channel}; there are ${[...TOLD_CHANNELS, ...POINTED_CHANNELS].join(', ')}`,
        );
        return {};
    }
  }

  private expectations(before: readonly RawExpectation[], leftMs: number): Partial<RawExpectation>[] {
    const told = several(this.value('expected'));
    const within = this.each('within', told.length).map((text) => {
      const ms = parseTime(text);
      if (ms === null) this.fault('within', `"${text}" is no time like M+15`);
      return durationText(ms ?? leftMs);
    });
    const objectives = this.each('objective', told.length);
    const left = [...before];
    const taken = new Set(before.map(({ code }) => code));
    return told.map((text, index) => {
      const same = left.findIndex((one) => oneCell(one.text) === text);
      const [kept] = same < 0 ? [] : left.splice(same, 1);
      const objective = objectives[index] ?? '-';
      const { objective: _, ...rest } = kept ?? { code: freeCode(taken, index), text, metric: 'decide' as const };
      return Object.assign(
        rest,
        { within: within[index] ?? ('within' in rest ? rest.within : durationText(leftMs)) },
        objective === '-' ? {} : { objective },
      );
    });
  }

  /** One for all, or one for each. */
  private each(name: 'within' | 'objective', count: number): string[] {
    const given = several(this.value(name));
    if (given.length <= 1) return Array.from({ length: given.length * count }, () => given[0] ?? '');
    if (given.length !== count) this.fault(name, `There are ${given.length} for ${count} that are expected`);
    return given;
  }
}

/** Blanks at the ends of a text are not seen in a cell. */
function asBefore(before: string | undefined, text: string): string {
  return before?.trim() === text ? before : text;
}

function freeCode(taken: Set<string>, index: number): string {
  for (let number = index + 1; ; number += 1) {
    const code = `e${number}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

function goneFrom(before: RawTemplate, { items }: DrillTemplate): string[] {
  const after = new Map(items.map((item) => [item.code, item]));
  return before.items.flatMap(({ code, title, expectations }) => {
    const found = after.get(code);
    if (!found) return [`${code}: the item "${title}", which is in no row`];
    return (expectations ?? [])
      .filter((one) => one.when !== undefined && !found.expectations.some((left) => left.code === one.code))
      .map((one) => `${code}.${one.code}: "${one.text}", and what the journal must show for it`);
  });
}

function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
