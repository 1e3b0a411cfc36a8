import { REFERENCES } from './predicate.ts';

const ITEM = /^\$items\.([A-Za-z0-9][A-Za-z0-9_-]*)\.(alertIds|caseId|objectIds|releaseIds|shareIds)$/;
const CELL = /^\$cells\.([A-Za-z0-9][A-Za-z0-9_-]*)\.(organisation|nation)$/;

/** What a text that begins with `$` stands for. */
export type Reference =
  | { of: 'delivery'; item: string | null; what: 'alertIds' | 'caseId' | 'objectIds' | 'releaseIds' | 'shareIds' }
  | { of: 'cell'; cell: string | null; what: 'organisation' | 'nation' };

export function isReference(text: string): boolean {
  return parseReference(text) !== null;
}

/** Null item or cell: those of the expectation itself. */
export function parseReference(text: string): Reference | null {
  const item = ITEM.exec(text);
  if (item) return { of: 'delivery', item: item[1] ?? null, what: item[2] as 'caseId' };
  const cell = CELL.exec(text);
  if (cell) return { of: 'cell', cell: cell[1] ?? null, what: cell[2] as 'nation' };
  if (!(REFERENCES as readonly string[]).includes(text)) return null;
  const [whose, what] = text.slice(1).split('.');
  return whose === 'cell'
    ? { of: 'cell', cell: null, what: what as 'nation' }
    : { of: 'delivery', item: null, what: what as 'caseId' };
}
