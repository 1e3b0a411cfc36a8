import { type Expression, namesIn } from './expression.ts';
import { fieldOf } from './fields.ts';
import { readExpression } from './read-detection.ts';
import {
  CORRELATION_TYPES,
  type CorrelationRule,
  type CorrelationType,
  type CountCondition,
  type Operator,
  OPERATORS,
} from './rule.ts';
import type { Mark, TreeReader } from './tree-reader.ts';
import type { MapTree } from './yaml-tree.ts';

/** The longest time a rule may look back; what it needs stays in memory twice as long. */
export const LONGEST_TIMESPAN_MS = 24 * 3_600_000;
/** So that one number says which of them an alert matched. */
const MOST_RULES = 30;
const MOST_FIELDS = 8;

type Read = Pick<
  CorrelationRule,
  'type' | 'rules' | 'aliases' | 'groupBy' | 'timespanMs' | 'count' | 'expression' | 'generate'
>;

/** Reads `correlation:`; null where it cannot be used. */
export function readCorrelation(reader: TreeReader, document: MapTree): Read | null {
  const found = reader.entry(document, 'correlation');
  const block = found && reader.map(found.value, 'correlation');
  if (!block) return null;
  reader.onlyKeys(block, ['type', 'rules', 'aliases', 'group-by', 'timespan', 'condition', 'generate'], 'correlation');
  if (!reader.entry(block, 'type')) reader.fault(block.place, '"type" is missing');
  const type = reader.word(block, 'type', CORRELATION_TYPES);
  const rules = readRules(reader, block);
  if (!reader.entry(block, 'timespan')) reader.fault(block.place, '"timespan" is missing');
  const timespanMs = reader.span(block, 'timespan', LONGEST_TIMESPAN_MS);
  if (type === undefined || rules === null || timespanMs === undefined) return null;
  const aliases = readAliases(reader, block, rules);
  const groupBy = readGroupBy(reader, block, aliases);
  const condition = readCondition(reader, block, type, rules);
  // The schema has `generate` beside `correlation`; the text of the specification shows it inside.
  const generate = reader.boolean(document, 'generate') ?? reader.boolean(block, 'generate') ?? false;
  return condition && { type, rules, aliases, groupBy, timespanMs, generate, ...condition };
}

function readRules(reader: TreeReader, block: MapTree): Mark[] | null {
  const rules = reader.marks(block, 'rules');
  if (!rules || rules.length === 0) {
    reader.fault(reader.entry(block, 'rules')?.keyPlace ?? block.place, '"rules" must name at least one rule');
    return null;
  }
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.text)) reader.fault(rule, `"${rule.text}" is named twice`);
    seen.add(rule.text);
  }
  if (rules.length <= MOST_RULES) return rules;
  reader.fault(rules[MOST_RULES] ?? block.place, `At most ${MOST_RULES} rules can be correlated`);
  return null;
}

function readAliases(reader: TreeReader, block: MapTree, rules: readonly Mark[]): CorrelationRule['aliases'] {
  const aliases = new Map<string, Map<string, string>>();
  const entry = reader.entry(block, 'aliases');
  const map = entry && reader.map(entry.value, 'aliases');
  for (const { key, value } of map?.entries ?? []) {
    const fields = reader.map(value, `The alias ${key}`);
    const byRule = new Map<string, string>();
    for (const named of fields?.entries ?? []) {
      const field = reader.textOf(named.value, 'A field');
      if (!rules.some(({ text }) => text === named.key)) {
        reader.fault(named.keyPlace, `"${named.key}" is none of the rules correlated`);
      } else if (field !== undefined && !fieldOf(field)) {
        reader.fault(named.value.place, `"${field}" is no field of the taxonomy idmefv2`);
      } else if (field !== undefined) byRule.set(named.key, field);
    }
    aliases.set(key, byRule);
  }
  return aliases;
}

function readGroupBy(reader: TreeReader, block: MapTree, aliases: CorrelationRule['aliases']): string[] {
  const marks = reader.marks(block, 'group-by');
  if (!marks) reader.fault(block.place, '"group-by" is missing; a rule for the whole site groups by Site');
  if (marks && marks.length > MOST_FIELDS) {
    reader.fault(marks[MOST_FIELDS] ?? block.place, `At most ${MOST_FIELDS} fields can be grouped by`);
  }
  return (marks ?? []).map((mark) => {
    if (!aliases.has(mark.text) && !fieldOf(mark.text)) {
      reader.fault(mark, `"${mark.text}" is neither an alias nor a field of the taxonomy idmefv2`);
    }
    return mark.text;
  });
}

function readCondition(
  reader: TreeReader,
  block: MapTree,
  type: CorrelationType,
  rules: readonly Mark[],
): { count: CountCondition | null; expression: Expression | null } | null {
  const temporal = type === 'temporal' || type === 'temporal_ordered';
  const entry = reader.entry(block, 'condition');
  if (!entry) {
    if (!temporal) reader.fault(block.place, `"condition" is missing, which ${type} needs`);
    return temporal ? { count: null, expression: null } : null;
  }
  if (entry.value.kind === 'map') {
    const count = readCount(reader, entry.value, type);
    const all = count?.bounds.every(({ operator, value }) => operator === 'gte' && value === rules.length) ?? true;
    if (type === 'temporal_ordered' && !all) {
      reader.fault(
        entry.value.place,
        `temporal_ordered asks for all of its rules; gte: ${rules.length} or no condition`,
      );
    }
    return count && { count, expression: null };
  }
  if (!temporal) {
    reader.fault(entry.value.place, `The condition of ${type} must be a map like gte: 10`);
    return null;
  }
  const names = rules.map(({ text }) => text);
  const expression = readExpression(reader, entry, names, false);
  if (!expression) return null;
  const used = namesIn(expression);
  for (const rule of rules) {
    if (!used.includes(rule.text)) reader.fault(rule, `The condition does not refer to "${rule.text}"`);
  }
  if (type === 'temporal_ordered') {
    reader.fault(entry.value.place, 'An order and a condition of names cannot both be meant; use temporal');
  }
  return { count: null, expression };
}

function readCount(reader: TreeReader, map: MapTree, type: CorrelationType): CountCondition | null {
  const valued = type.startsWith('value_');
  reader.onlyKeys(map, [...OPERATORS, 'field', ...(type === 'value_percentile' ? ['percentile'] : [])], 'condition');
  const bounds = OPERATORS.flatMap((operator: Operator) => {
    const value = reader.number(map, operator, -1e12, 1e12);
    return value === undefined ? [] : { operator, value };
  });
  if (bounds.length === 0) reader.fault(map.place, `A condition needs one of ${OPERATORS.join(', ')}`);
  const field = reader.entry(map, 'field');
  if (valued && !field) reader.fault(map.place, `The condition of ${type} needs a field`);
  if (!valued && field) reader.fault(field.keyPlace, `${type} has no field`);
  const fields = field ? readFields(reader, map, type) : [];
  return { bounds, fields, percentile: reader.number(map, 'percentile', 0, 100) ?? 50 };
}

function readFields(reader: TreeReader, map: MapTree, type: CorrelationType): string[] {
  const entry = reader.entry(map, 'field');
  if (!entry) return [];
  const trees = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const fields = trees.flatMap((tree) => {
    const name = reader.textOf(tree, 'field');
    const field = name === undefined ? undefined : fieldOf(name);
    if (name !== undefined && !field) reader.fault(tree.place, `"${name}" is no field of the taxonomy idmefv2`);
    if (field && type !== 'value_count' && !field.numeric) reader.fault(tree.place, `${field.name} is no number`);
    return name === undefined ? [] : [name];
  });
  if (type !== 'value_count' && fields.length > 1) reader.fault(entry.keyPlace, `${type} takes one field`);
  return fields;
}
