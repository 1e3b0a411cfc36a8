import { canonicalJson } from '../../common/canonical-json.ts';
import type { DrillTemplate, Expectation, MselItem, Trigger } from '../template/template.ts';
import type { Change } from './amendment.ts';

/** The script a run is played by at a moment: the frozen one with all that was changed of it. */
export interface ScriptInEffect {
  template: DrillTemplate;
  /** Where items were moved to on the exercise clock, by {@link moveKey}. */
  moves: Readonly<Record<string, number>>;
}

/** A pure fold, in the order in which the changes were made: the same changes give the same script, wherever they are read. */
export function scriptInEffect(frozen: DrillTemplate, changes: readonly Change[]): ScriptInEffect {
  return changes.reduce(amended, { template: frozen, moves: {} });
}

/** What names no item of the script changes nothing. */
export function amended({ template, moves }: ScriptInEffect, change: Change): ScriptInEffect {
  const become = (code: string, next: (item: MselItem) => MselItem): DrillTemplate => ({
    ...template,
    items: template.items.map((item) => (item.code === code ? next(item) : item)),
  });
  switch (change.type) {
    case 'add':
      return { template: { ...template, items: [...template.items, change.item] }, moves };
    case 'edit': {
      const { item } = change;
      const before = template.items.find(({ code }) => code === item.code);
      const stays = before !== undefined && sameTrigger(before.trigger, item.trigger);
      return { template: become(item.code, () => item), moves: keep(moves, item.code, stays ? item.to : []) };
    }
    case 'retarget':
      return {
        template: become(change.code, (item) => retargeted(item, change.to)),
        moves: keep(moves, change.code, change.to),
      };
    case 'move': {
      const known = template.items.some(({ code }) => code === change.code);
      const moved = known ? change.cells.map((cell) => [moveKey(change.code, cell), change.simMs] as const) : [];
      return { template, moves: { ...moves, ...Object.fromEntries(moved) } };
    }
    default: {
      const { code, cell } = change;
      const without = (item: MselItem): string[] => item.to.filter((one) => one !== cell);
      const gone = moveKey(code, cell);
      return {
        template: become(code, (item) => ({ ...item, to: without(item) })),
        moves: Object.fromEntries(Object.entries(moves).filter(([key]) => key !== gone)),
      };
    }
  }
}

export function moveKey(item: string, cell: string): string {
  return `${item} ${cell}`;
}

export function sameTrigger(a: Trigger, b: Trigger): boolean {
  return canonicalJson({ ...a }) === canonicalJson({ ...b });
}

/**
 * What was expected of a cell that is told no longer is expected of the one that takes its place: the first removed gives way
 * to the first added, and so on. Where none does it stays, and cannot be evaluated: the coverage of the score says so.
 */
export function retargeted(item: MselItem, to: readonly string[]): MselItem {
  const added = to.filter((cell) => !item.to.includes(cell));
  const removed = item.to.filter((cell) => !to.includes(cell));
  const places = new Map(removed.map((cell, index) => [cell, added[Math.min(index, added.length - 1)] ?? cell]));
  const expectations = item.expectations.map((one): Expectation => ({
    ...one,
    cell: places.get(one.cell) ?? one.cell,
  }));
  return { ...item, to: [...to], expectations };
}

function keep(moves: ScriptInEffect['moves'], item: string, cells: readonly string[]): ScriptInEffect['moves'] {
  const kept = new Set(cells.map((cell) => moveKey(item, cell)));
  return Object.fromEntries(Object.entries(moves).filter(([key]) => !key.startsWith(`${item} `) || kept.has(key)));
}
