import type { Json } from '../../common/json.ts';
import { isOver } from '../clock/clock.ts';
import type { ClockReading } from '../clock/clock-event.ts';
import type { DeliveryState } from '../schedule/delivery-state.ts';
import { checkTemplate } from '../template/check-template.ts';
import type { DrillTemplate, MselItem, TemplateCell } from '../template/template.ts';
import { isBegun } from './amend-deliveries.ts';
import type { Change } from './amendment.ts';
import { fieldOf, type ItemFault, readItem } from './read-item.ts';
import { amended, sameTrigger, type ScriptInEffect } from './script-in-effect.ts';
import type { WantedChange } from './wanted-change.ts';

/** What a change is looked at against: the run as it is at a moment. */
export interface AmendedRun {
  script: ScriptInEffect;
  /** Of the run, which may have more than its template. */
  cells: readonly Pick<TemplateCell, 'code'>[];
  deliveries: readonly DeliveryState[];
  clock: ClockReading;
}

/** The change, or all that keeps it from being made, each with the field at fault; the first is the gravest. */
export type Checked = { change: Change; faults: [] } | { change: null; refusal: AmendmentRefusal; faults: ItemFault[] };

export const AMENDMENT_REFUSALS = ['run_over', 'item_not_found', 'begun', 'invalid_amendment'] as const;
export type AmendmentRefusal = (typeof AMENDMENT_REFUSALS)[number];

const refused = (refusal: AmendmentRefusal, field: string, message: string): Checked => ({
  change: null,
  refusal,
  faults: [{ field, message }],
});

/** By the rules a template is held to, and those of a run: nothing that has begun is changed, and nothing is put into the past. */
export function checkAmendment(run: AmendedRun, wanted: WantedChange): Checked {
  if (isOver(run.clock.phase)) return refused('run_over', '', 'The exercise is over');
  if (wanted.type === 'add') return checkItem(run, wanted.script, run.script.template.items.length, null);
  const { items } = run.script.template;
  const index = items.findIndex(({ code }) => code === wanted.item);
  const item = items[index];
  if (!item) return refused('item_not_found', 'item', `There is no item ${wanted.item}`);
  switch (wanted.type) {
    case 'edit':
      if (anyBegun(run, item)) return begun(item);
      return checkItem(run, wanted.script, index, item);
    case 'retarget':
      if (anyBegun(run, item)) return begun(item);
      return checkRetarget(run, item, wanted.to);
    default:
      return checkMove(run, item, wanted);
  }
}

function anyBegun({ deliveries }: AmendedRun, { code }: MselItem, cells?: readonly string[]): boolean {
  return deliveries.some(
    (delivery) => delivery.item === code && (cells?.includes(delivery.cell) ?? true) && isBegun(delivery),
  );
}

function begun({ code }: MselItem): Checked {
  return refused('begun', 'item', `${code} has begun: what was told is not changed; a copy of it can be added`);
}

function checkItem(run: AmendedRun, raw: Json, index: number, before: MselItem | null): Checked {
  const read = readItem(run.script.template, index, raw);
  const inScript = (faults: ItemFault[]): Checked => ({
    change: null,
    refusal: 'invalid_amendment',
    faults: faults.map(({ field, message }) => ({ field: field === '' ? 'script' : `script.${field}`, message })),
  });
  if (!read.item) return inScript(read.faults);
  const { item } = read;
  const faults: ItemFault[] = [];
  if (before && item.code !== before.code) faults.push({ field: 'code', message: `It stays ${before.code}` });
  if (!before && run.script.template.items.some(({ code }) => code === item.code)) {
    faults.push({ field: 'code', message: `There is an item ${item.code} already` });
  }
  const retimed = !before || !sameTrigger(before.trigger, item.trigger);
  if (retimed && item.trigger.on === 'time' && isPast(run, item.trigger.atMs)) {
    faults.push({ field: 'at', message: PAST });
  }
  const change: Change = { type: before ? 'edit' : 'add', item };
  if (faults.length === 0) faults.push(...newFaults(run, change, `/items/${index}`));
  return faults.length === 0 ? { change, faults: [] } : inScript(faults);
}

function checkRetarget(run: AmendedRun, { code, to: before }: MselItem, to: readonly string[]): Checked {
  if (to.length === before.length && to.every((cell) => before.includes(cell))) {
    return refused('invalid_amendment', 'to', 'It is meant for these cells already');
  }
  const index = run.script.template.items.findIndex((item) => item.code === code);
  const change: Change = { type: 'retarget', code, to: [...to] };
  const faults = newFaults(run, change, `/items/${index}`);
  if (faults.length === 0) return { change, faults: [] };
  const messages = [...new Set(faults.map(({ message }) => message))];
  return { change: null, refusal: 'invalid_amendment', faults: messages.map((message) => ({ field: 'to', message })) };
}

function checkMove(run: AmendedRun, item: MselItem, { cell, simMs }: { cell: string | null; simMs: number }): Checked {
  const states = run.deliveries.filter((delivery) => delivery.item === item.code && delivery.state !== 'withdrawn');
  const cells = (cell === null ? states : states.filter((delivery) => delivery.cell === cell))
    .filter((delivery) => cell !== null || !isBegun(delivery))
    .map((delivery) => delivery.cell);
  if (cells.length === 0) {
    if (cell === null && states.length > 0) return begun(item);
    return refused('item_not_found', 'cell', `${item.code} is not meant for ${cell ?? 'anybody'}`);
  }
  if (anyBegun(run, item, cells)) return begun(item);
  if (isPast(run, simMs)) return refused('invalid_amendment', 'simMs', PAST);
  if (simMs > endOf(run)) return refused('invalid_amendment', 'simMs', 'That is after ENDEX');
  return { change: { type: 'move', code: item.code, cells, simMs }, faults: [] };
}

const PAST = 'That time is past: fire it instead';

function isPast({ clock }: AmendedRun, simMs: number): boolean {
  return clock.phase !== 'not_started' && simMs < clock.simMs;
}

/** Whoever goes on beyond the end that was written has none. */
function endOf({ script: { template }, clock }: AmendedRun): number {
  return clock.simMs > template.durationMs ? Number.POSITIVE_INFINITY : template.durationMs;
}

/** What is wrong with the script after the change and was not before, wherever it is. */
function newFaults(run: AmendedRun, change: Change, own: string): ItemFault[] {
  const before = new Set(complaints(run, run.script.template).map(({ pointer, message }) => `${pointer} ${message}`));
  return complaints(run, amended(run.script, change).template)
    .filter(({ pointer, message }) => !before.has(`${pointer} ${message}`))
    .map(({ pointer, message }) =>
      pointer.startsWith(`${own}/`) || pointer === own
        ? { field: fieldOf(pointer.slice(own.length)), message }
        : { field: '', message },
    );
}

function complaints(run: AmendedRun, template: DrillTemplate): { pointer: string; message: string }[] {
  const found: { pointer: string; message: string }[] = [];
  const besides = run.cells
    .filter(({ code }) => !template.cells.some((cell) => cell.code === code))
    .map(({ code }): TemplateCell => ({ code, title: code, organisation: code, kind: 'control' }));
  checkTemplate({ ...template, cells: [...template.cells, ...besides], durationMs: endOf(run) }, (pointer, message) =>
    found.push({ pointer, message }),
  );
  return found;
}
