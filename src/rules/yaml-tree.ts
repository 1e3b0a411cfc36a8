import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import type { RuleFault } from './rule-fault.ts';
import { TooDeep, yamlDocuments } from './yaml-documents.ts';

/** Line and column, from 1. */
export interface Place {
  line: number;
  column: number;
}

export type Scalar = string | number | boolean | null;

/** YAML as far as rules need it, each part with its place in the text. */
export type Tree =
  | { kind: 'scalar'; value: Scalar; place: Place }
  | { kind: 'list'; items: Tree[]; place: Place }
  | { kind: 'map'; entries: Entry[]; place: Place };

export interface Entry {
  key: string;
  keyPlace: Place;
  value: Tree;
}

export type MapTree = Extract<Tree, { kind: 'map' }>;

/** More than any rule needs; keeps a hostile file from deep recursion. */
const DEEPEST = 24;
/** Of one document that is no YAML: the rest mostly follows from the first. */
const MOST_FAULTS = 100;

/**
 * Reads a text of several YAML documents. A document that is no YAML, or uses what rules do not need (anchors, keys
 * that are no text), is left out and its faults are told.
 */
export function readYaml(file: string, text: string): { documents: Tree[]; faults: RuleFault[] } {
  const lines = new LineCounter();
  const faults: RuleFault[] = [];
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const fault = (offset: number, message: string): void => {
    faults.push({ file, ...place(offset), message });
  };

  function tree(node: Node | null, offset: number, depth: number): Tree | null {
    const start = node?.range?.[0] ?? offset;
    if (depth > DEEPEST) {
      fault(start, 'Nested too deeply');
      return null;
    }
    if (node === null) return { kind: 'scalar', value: null, place: place(offset) };
    if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
      fault(start, 'Anchors and aliases are not read; write the value out');
      return null;
    }
    if (isScalar(node)) {
      const { value } = node;
      const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
      if (!plain) fault(start, 'Only text, numbers, true, false and null are read');
      return plain ? { kind: 'scalar', value: value as Scalar, place: place(start) } : null;
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => tree(item as Node | null, start, depth + 1));
      return { kind: 'list', items: items.filter((item) => item !== null), place: place(start) };
    }
    if (!isMap(node)) return null;
    const entries: Entry[] = [];
    const keys = new Set<string>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      const keyStart = key?.range?.[0] ?? start;
      if (!isScalar(key) || (typeof key.value !== 'string' && typeof key.value !== 'number')) {
        fault(keyStart, 'A key must be text');
        continue;
      }
      if (keys.has(String(key.value))) fault(keyStart, `The key "${key.value}" stands twice`);
      keys.add(String(key.value));
      const value = tree(pair.value as Node | null, key.range?.[1] ?? keyStart, depth + 1);
      if (value) entries.push({ key: String(key.value), keyPlace: place(keyStart), value });
    }
    return { kind: 'map', entries, place: place(start) };
  }

  const documents: Tree[] = [];
  let read: Document.Parsed[];
  try {
    read = yamlDocuments(text, lines);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    fault(error.offset, error.message);
    return { documents: [], faults };
  }
  for (const document of read) {
    if (document.errors.length > 0) {
      for (const error of document.errors.slice(0, MOST_FAULTS)) {
        fault(error.pos[0], `No YAML: ${firstLine(error.message)}`);
      }
      continue;
    }
    const contents = document.contents as Node | null;
    // What follows a closing `---` with nothing in it is no rule.
    if (contents === null || (isScalar(contents) && contents.value === null)) continue;
    const before = faults.length;
    const whole = tree(contents, document.range[0], 0);
    if (whole && faults.length === before) documents.push(whole);
  }
  return { documents, faults };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
