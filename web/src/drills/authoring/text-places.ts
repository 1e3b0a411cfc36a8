import { isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault } from '../../parts/line-places.ts';
import type { Path } from './edit.ts';

/** Where in a text something stands, from 1; its beginning where it does not. */
export function placeOf(text: string, path: Path): Fault {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const node = document.getIn(path, true) as Node | undefined;
  const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col), message: '' };
}

/** How much is wrong in the lines of each item. */
export function faultsByItem(text: string, faults: readonly Fault[]): number[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const items = document.get('items');
  if (faults.length === 0 || !isSeq(items)) return [];
  return items.items.map((item) => {
    const [start = 0, end = 0] = (item as Node).range ?? [];
    const [first, last] = [lines.linePos(start).line, lines.linePos(Math.max(start, end - 1)).line];
    return faults.filter(({ line }) => line >= first && line <= last).length;
  });
}
