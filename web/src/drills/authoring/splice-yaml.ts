import { type Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Edit, Path, Plain } from './edit.ts';
import { flowText, listItemText, valueText } from './yaml-words.ts';

/** The order in which keys of a drill are written, where one is added. */
const ORDER = [
  'code version title synopsis kind domain duration compressed_rate cells objectives items',
  'code kind title to from at by_hand after requires decoy notes alert ais track report message media phone_manual expectations',
  'code cell text metric within mode required objective when',
  'code statement capability target',
  'code title organisation kind',
].map((keys) => keys.split(' '));

/**
 * The text with an edit in it and every other character as it was; null where that cannot be done by exchanging one part for
 * another. Whether it says what it should is for the caller to look at.
 */
export function spliced(text: string, document: Document, edit: Edit): string | null {
  const splicer = new Splicer(text, document);
  switch (edit.do) {
    case 'set':
      return splicer.set(edit.path, edit.value);
    case 'remove':
      return splicer.remove(edit.path);
    case 'insert':
      return splicer.insert(edit.path, edit.at, edit.value);
    default:
      return splicer.move(edit.path, edit.from, edit.to);
  }
}

class Splicer {
  constructor(
    private readonly text: string,
    private readonly document: Document,
  ) {}

  set(path: Path, value: Plain): string | null {
    const parent = this.nodeAt(path.slice(0, -1));
    const step = path.at(-1);
    if (isSeq(parent) && typeof step === 'number') {
      const item = parent.items[step] as Node | undefined;
      return item?.range && isScalar(item) ? this.exchanged(item.range[0], item.range[1], flowText(value)) : null;
    }
    if (!isMap(parent) || typeof step !== 'string') return null;
    const pair = pairOf(parent, step);
    return pair ? this.setPair(parent, pair, value) : this.addPair(parent, step, value);
  }

  private setPair(map: YAMLMap, pair: Pair, value: Plain): string | null {
    const [, colon] = rangeOf(pair.key as Node) ?? [];
    const node = pair.value as Node | null;
    if (colon === undefined || !node?.range) return null;
    if (map.flow) return this.exchanged(node.range[0], node.range[1], flowText(value));
    const start = this.text.indexOf(':', colon) + 1;
    const end = endOf(node);
    const lines = this.text.slice(start, end).endsWith('\n');
    const style = isScalar(node) ? node.type : null;
    return this.exchanged(start, end, valueText(value, this.columnOf(map), style) + (lines ? '\n' : ''));
  }

  private addPair(map: YAMLMap, key: string, value: Plain): string | null {
    const pairs: Pair[] = map.items;
    const order = ORDER.find((keys) => keys.includes(key) && pairs.every((pair) => keys.includes(keyOf(pair)))) ?? [];
    const before = pairs.findLast((pair) => order.indexOf(keyOf(pair)) < order.indexOf(key)) ?? pairs.at(-1);
    const end = before ? endOf((before.value ?? before.key) as Node) : 0;
    if (!before || end === 0) return null;
    if (map.flow) return this.exchanged(end, end, `, ${key}: ${flowText(value)}`);
    const indent = this.columnOf(map);
    const at = this.lineAfter(end);
    return this.insertedLines(at, `${' '.repeat(indent)}${key}:${valueText(value, indent)}\n`);
  }

  remove(path: Path): string | null {
    const parent = this.nodeAt(path.slice(0, -1));
    const step = path.at(-1);
    if (isSeq(parent) && typeof step === 'number') {
      return parent.items.length === 1 ? this.set(path.slice(0, -1), []) : this.removeItem(parent, step);
    }
    if (!isMap(parent) || typeof step !== 'string') return null;
    const pairs: Pair[] = parent.items;
    const index = pairs.findIndex((pair) => keyOf(pair) === step);
    const places = pairs.map((pair) => [rangeOf(pair.key as Node)?.[0] ?? 0, endOf((pair.value ?? pair.key) as Node)]);
    if (parent.flow) return this.withoutFlow(places as [number, number][], index);
    const [start, end] = places[index] ?? [];
    // What stands behind a dash has to stay there.
    if (start === undefined || end === undefined || index === 0) return null;
    return this.exchanged(this.lineOf(start), this.lineAfter(end), '');
  }

  private removeItem(list: YAMLSeq, index: number): string | null {
    if (list.flow)
      return this.withoutFlow(
        itemsOf(list).map((item) => [item.range?.[0] ?? 0, endOf(item)]),
        index,
      );
    const block = this.blockOf(list, index);
    return block ? this.exchanged(...block, '') : null;
  }

  private withoutFlow(places: [number, number][], index: number): string | null {
    const [start, end] = places[index] ?? [];
    if (start === undefined || end === undefined) return null;
    const before = places[index - 1];
    const after = places[index + 1];
    if (before) return this.exchanged(before[1], end, '');
    return this.exchanged(start, after ? after[0] : end, '');
  }

  insert(path: Path, at: number, value: Plain): string | null {
    const list = this.nodeAt(path);
    if (!isSeq(list)) return null;
    const items = itemsOf(list);
    if (items.length === 0) return this.set(path, [value]);
    if (list.flow) {
      const next = items[at];
      const start = next?.range?.[0];
      if (start !== undefined) return this.exchanged(start, start, `${flowText(value)}, `);
      const end = endOf(items.at(-1) ?? null);
      return this.exchanged(end, end, `, ${flowText(value)}`);
    }
    const last = this.blockOf(list, items.length - 1);
    const place = at < items.length ? this.blockOf(list, at)?.[0] : last?.[1];
    const dash = this.dashOf(items[0] ?? null);
    if (place === undefined || dash === undefined) return null;
    const model = items[Math.min(at, items.length - 1)];
    const flow = isMap(model) && model.flow === true;
    return this.insertedLines(place, listItemText(value, dash - this.lineOf(dash), flow));
  }

  move(path: Path, from: number, to: number): string | null {
    const list = this.nodeAt(path);
    if (!isSeq(list) || list.flow) return null;
    const block = this.blockOf(list, from);
    const target = this.blockOf(list, to);
    if (!block || !target) return null;
    const cut = this.text.slice(...block);
    const lines = cut.endsWith('\n') ? cut : `${cut}\n`;
    const place = to > from ? target[1] : target[0];
    const without = (start: number, end: number): string =>
      [
        [start, Math.min(end, block[0])],
        [Math.max(start, block[1]), end],
      ]
        .filter(([a = 0, b = 0]) => a < b)
        .map(([a, b]) => this.text.slice(a, b))
        .join('');
    const head = without(0, place);
    return `${head === '' || head.endsWith('\n') ? head : `${head}\n`}${lines}${without(place, this.text.length)}`;
  }

  private nodeAt(path: Path): unknown {
    return path.length === 0 ? this.document.contents : this.document.getIn(path, true);
  }

  private exchanged(start: number, end: number, by: string): string {
    return this.text.slice(0, start) + by + this.text.slice(end);
  }

  private insertedLines(at: number, lines: string): string {
    const head = this.text.slice(0, at);
    return `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${lines}${this.text.slice(at)}`;
  }

  /** Where the line begins that holds a place. */
  private lineOf(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line begins after that in which something ends. */
  private lineAfter(end: number): number {
    if (end > 0 && this.text[end - 1] === '\n') return end;
    const next = this.text.indexOf('\n', end);
    return next < 0 ? this.text.length : next + 1;
  }

  private columnOf(map: YAMLMap): number {
    const start = rangeOf(map.items[0]?.key as Node)?.[0] ?? 0;
    return start - this.lineOf(start);
  }

  private dashOf(item: Node | null): number | undefined {
    const start = item?.range?.[0];
    const dash = start === undefined ? -1 : this.text.lastIndexOf('-', start - 1);
    return dash < 0 ? undefined : dash;
  }

  /** The lines of one of a list, with the comments straight above it. */
  private blockOf(list: YAMLSeq, index: number): [number, number] | null {
    const items = itemsOf(list);
    const dash = this.dashOf(items[index] ?? null);
    if (dash === undefined) return null;
    const end = this.lineAfter(endOf(items[index] ?? null));
    const previous = items[index - 1];
    const least = previous ? this.lineAfter(endOf(previous)) : 0;
    let start = this.lineOf(dash);
    while (start > least) {
      const above = this.lineOf(start - 1);
      if (above < least || !/^\s*#/.test(this.text.slice(above, start))) break;
      start = above;
    }
    return [start, end];
  }
}

function itemsOf(list: YAMLSeq): Node[] {
  return list.items as Node[];
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

function rangeOf(node: Node | null | undefined): Node['range'] {
  return node?.range;
}

/** Where the last of what belongs to a node ends, without the comments and blank lines after it. */
function endOf(node: Node | null): number {
  if (!node) return 0;
  const end = node.range?.[1] ?? 0;
  if (isMap(node) && !node.flow) {
    const last: Pair | undefined = node.items.at(-1);
    return last ? endOf((last.value ?? last.key) as Node) : end;
  }
  if (isSeq(node) && !node.flow) return node.items.length > 0 ? endOf(node.items.at(-1) as Node) : end;
  return end;
}
