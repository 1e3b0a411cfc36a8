import { readCaseBlock } from './read-case-block.ts';
import { readCorrelation } from './read-correlation.ts';
import { readDetection } from './read-detection.ts';
import { LEVELS, type Rule, type RuleHead, STATUSES } from './rule.ts';
import type { RuleFault } from './rule-fault.ts';
import { TreeReader } from './tree-reader.ts';
import { type MapTree, readYaml, type Tree } from './yaml-tree.ts';

/** More text than any file of rules needs. */
const LONGEST_FILE = 1_000_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the rules of one file. A document with a fault gives no rule; every fault is told with its place. */
export function readRules(file: string, text: string): { rules: Rule[]; faults: RuleFault[] } {
  if (text.length > LONGEST_FILE) {
    return { rules: [], faults: [{ file, line: 1, column: 1, message: `Longer than ${LONGEST_FILE} characters` }] };
  }
  const { documents, faults } = readYaml(file, text);
  const rules: Rule[] = [];
  for (const document of documents) {
    const reader = new TreeReader(file);
    const rule = readRule(reader, document);
    faults.push(...reader.faults);
    if (rule && reader.faults.length === 0) rules.push(rule);
  }
  return { rules, faults };
}

function readRule(reader: TreeReader, tree: Tree): Rule | null {
  const document = reader.map(tree, 'A rule');
  if (!document) return null;
  const correlating = reader.entry(document, 'correlation') !== undefined;
  const detecting = reader.entry(document, 'detection') !== undefined;
  if (correlating === detecting) {
    reader.fault(document.place, 'A rule has either "detection" or "correlation"');
    return null;
  }
  const block = readCaseBlock(reader, document, correlating);
  const head = { ...readHead(reader, document), ...block };
  if (correlating) {
    const correlation = readCorrelation(reader, document);
    return correlation && { kind: 'correlation', ...head, ...correlation };
  }
  const detection = readDetection(reader, document);
  return detection && { kind: 'detection', ...head, ...detection };
}

function readHead(reader: TreeReader, document: MapTree): Omit<RuleHead, 'version' | 'merge' | 'suppressions'> {
  const title = reader.requiredText(document, 'title') ?? '';
  const id = reader.text(document, 'id') ?? null;
  const name = reader.text(document, 'name') ?? null;
  const idEntry = reader.entry(document, 'id');
  if (id !== null && idEntry && !UUID.test(id)) reader.fault(idEntry.value.place, 'id must be a UUID');
  if (id === null && name === null) {
    reader.fault(document.place, 'A rule needs an id or a name, under which its links are kept');
  }
  const taxonomy = reader.text(document, 'taxonomy');
  const taxonomyEntry = reader.entry(document, 'taxonomy');
  if (taxonomy !== 'idmefv2') {
    reader.fault(taxonomyEntry?.value.place ?? document.place, 'taxonomy must be idmefv2, whose fields are known here');
  }
  return {
    file: reader.file,
    place: document.place,
    key: id ?? name ?? '',
    id,
    name,
    title,
    description: reader.text(document, 'description', 65_535) ?? null,
    author: reader.text(document, 'author') ?? null,
    status: reader.word(document, 'status', STATUSES) ?? 'experimental',
    level: reader.word(document, 'level', LEVELS) ?? 'informational',
  };
}
