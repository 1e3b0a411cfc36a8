import { type Expression, ExpressionError, namesIn, parseExpression } from './expression.ts';
import { type FieldTest, readFieldTest, readKeywords } from './field-test.ts';
import type { DetectionRule, Selection } from './rule.ts';
import type { TreeReader } from './tree-reader.ts';
import type { Entry, MapTree, Tree } from './yaml-tree.ts';

/** Reads `detection:`; null where a fault was told. */
export function readDetection(
  reader: TreeReader,
  document: MapTree,
): Pick<DetectionRule, 'selections' | 'condition'> | null {
  const found = reader.entry(document, 'detection');
  const detection = found && reader.map(found.value, 'detection');
  if (!detection) return null;
  if (!reader.entry(document, 'logsource')) reader.fault(document.place, '"logsource" is missing');
  const selections = new Map<string, Selection>();
  for (const entry of detection.entries) {
    if (entry.key === 'condition' || entry.key === 'timeframe') continue;
    const selection = readSelection(reader, entry.value);
    if (selection) selections.set(entry.key, selection);
  }
  const condition = readCondition(reader, detection, [...selections.keys()]);
  return condition && { selections, condition };
}

/** Reads the lines of one map, which all must hold. */
export function readTests(reader: TreeReader, map: MapTree): FieldTest[] {
  if (map.entries.length === 0) reader.fault(map.place, 'A selection must not be empty');
  return map.entries.flatMap((entry) => {
    // Sigma writes keywords that must all be there as a field without a name.
    const keywords = entry.key === '|all' && entry.value.kind === 'list';
    const test = keywords && entry.value.kind === 'list' ? readKeywords(reader, entry.value.items, ['all']) : null;
    return test ?? readFieldTest(reader, entry) ?? [];
  });
}

function readSelection(reader: TreeReader, tree: Tree): Selection | null {
  if (tree.kind === 'map') return { alternatives: [{ tests: readTests(reader, tree) }] };
  if (tree.kind === 'scalar') return keywords(reader, [tree]);
  if (tree.items.length === 0) {
    reader.fault(tree.place, 'A selection must not be empty');
    return null;
  }
  const maps = tree.items.filter((item) => item.kind === 'map');
  const rest = tree.items.filter((item) => item.kind !== 'map');
  const selection: Selection = { alternatives: maps.map((map) => ({ tests: readTests(reader, map) })) };
  if (rest.length > 0) selection.alternatives.push(...(keywords(reader, rest)?.alternatives ?? []));
  return selection;
}

function keywords(reader: TreeReader, trees: readonly Tree[]): Selection | null {
  const test = readKeywords(reader, trees);
  return test && { alternatives: [{ tests: [test] }] };
}

function readCondition(reader: TreeReader, detection: MapTree, names: readonly string[]): Expression | null {
  const entry = reader.entry(detection, 'condition');
  if (!entry) {
    reader.fault(detection.place, '"condition" is missing');
    return null;
  }
  const condition = readExpression(reader, entry, names, true);
  if (!condition) return null;
  const used = new Set(namesIn(condition));
  for (const { key, keyPlace } of detection.entries) {
    if (names.includes(key) && !used.has(key)) reader.fault(keyPlace, `The condition does not use "${key}"`);
  }
  return condition;
}

/** Reads a condition out of an entry; a fault is told with its own column where the text stands on one line. */
export function readExpression(
  reader: TreeReader,
  { value }: Entry,
  names: readonly string[],
  quantifiers: boolean,
): Expression | null {
  const text = reader.textOf(value, 'condition', 4_096);
  if (text === undefined) return null;
  try {
    return parseExpression(text, names, quantifiers);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    reader.fault({ line: value.place.line, column: value.place.column + error.offset }, error.message);
    return null;
  }
}
