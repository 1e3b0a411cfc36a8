import { compileDetection, type DetectionTest, Detector } from './detection-test.ts';
import { negates } from './expression.ts';
import { fieldOf } from './fields.ts';
import type { CorrelationRule, DetectionRule, Rule } from './rule.ts';
import { RuleError, type RuleFault } from './rule-fault.ts';
import type { Mark } from './tree-reader.ts';

/** Where a rule's matches go: into a correlation, as which of its rules, or as what must be absent. */
export interface Use {
  /** Place of the correlation in {@link RuleSet.correlations}. */
  correlation: number;
  /** Place among the correlation's rules; -1 for what must be absent. */
  label: number;
}

/** A correlation rule with what it refers to. */
export interface LinkedCorrelation {
  rule: CorrelationRule;
  /** For each of its rules, and last for what must be absent, the field names its groups are made by. */
  groupFields: string[][];
  uses: Use[];
  /** Places of the correlations it refers to. */
  inner: number[];
  /** Whether its firing says something by itself, or only to rules that refer to it. */
  stands: boolean;
  /** Names of the fields that rules which refer to it ask its firings for. */
  carried: string[];
  /** Whether more alerts can make untrue what held: then it waits until no more can come. */
  waits: boolean;
}

/** Rules that fit together, compiled. Correlations stand after those they refer to. */
export interface RuleSet {
  detections: { rule: DetectionRule; uses: Use[]; stands: boolean }[];
  correlations: LinkedCorrelation[];
  newDetector: () => Detector;
}

/**
 * Puts rules together.
 * @throws RuleError when two have one name, or one refers to what is not there or to itself.
 */
export function linkRules(rules: readonly Rule[]): RuleSet {
  const faults: RuleFault[] = [];
  const byName = nameRules(rules, faults);
  const detections = rules.filter((rule) => rule.kind === 'detection');
  const correlations = inOrder(
    rules.filter((rule) => rule.kind === 'correlation'),
    byName,
    faults,
  );
  if (faults.length > 0) throw new RuleError(faults);
  const uses = new Map<Rule, Use[]>(rules.map((rule) => [rule, []]));
  const referred = new Set<Rule>();
  for (const [correlation, rule] of correlations.entries()) {
    for (const [label, mark] of rule.rules.entries()) {
      const found = byName.get(mark.text);
      if (!found) continue;
      uses.get(found)?.push({ correlation, label });
      if (!rule.generate) referred.add(found);
    }
    const absent = rule.absence && byName.get(rule.absence.rule.text);
    if (absent) {
      uses.get(absent)?.push({ correlation, label: -1 });
      if (!rule.generate) referred.add(absent);
    }
  }
  const stands = (rule: Rule): boolean =>
    !referred.has(rule) && rule.status !== 'deprecated' && rule.status !== 'unsupported';
  const linked = correlations.map((rule): LinkedCorrelation => ({
    rule,
    groupFields: groupFields(rule),
    uses: uses.get(rule) ?? [],
    inner: [],
    stands: stands(rule),
    carried: [],
    waits: waits(rule),
  }));
  for (const [place, { uses }] of linked.entries()) {
    for (const { correlation } of uses) linked[correlation]?.inner.push(place);
  }
  carryFields(linked);
  const tests: DetectionTest[] = detections.map(compileDetection);
  return {
    detections: detections.map((rule) => ({ rule, uses: uses.get(rule) ?? [], stands: stands(rule) })),
    correlations: linked,
    newDetector: () => new Detector(tests),
  };
}

export const NO_RULES: RuleSet = linkRules([]);

function nameRules(rules: readonly Rule[], faults: RuleFault[]): Map<string, Rule> {
  const byName = new Map<string, Rule>();
  for (const rule of rules) {
    for (const name of new Set([rule.id, rule.name])) {
      if (name === null) continue;
      const other = byName.get(name);
      if (other) {
        const where = `${other.file}:${other.place.line}`;
        faults.push({ file: rule.file, ...rule.place, message: `"${name}" is a rule in ${where} already` });
      } else byName.set(name, rule);
    }
  }
  return byName;
}

function inOrder(
  rules: readonly CorrelationRule[],
  byName: ReadonlyMap<string, Rule>,
  faults: RuleFault[],
): CorrelationRule[] {
  const done = new Set<Rule>();
  const open = new Set<Rule>();
  const ordered: CorrelationRule[] = [];
  const visit = (rule: CorrelationRule): void => {
    if (done.has(rule)) return;
    open.add(rule);
    for (const mark of references(rule)) {
      const found = byName.get(mark.text);
      const fault = (message: string): void => {
        faults.push({ file: rule.file, line: mark.line, column: mark.column, message });
      };
      if (!found) fault(`There is no rule "${mark.text}"`);
      else if (open.has(found)) fault(`"${mark.text}" refers back to this rule`);
      else if (found.kind === 'correlation') visit(found);
    }
    open.delete(rule);
    done.add(rule);
    ordered.push(rule);
  };
  for (const rule of rules) visit(rule);
  return ordered;
}

function references(rule: CorrelationRule): Mark[] {
  return rule.absence ? [...rule.rules, rule.absence.rule] : rule.rules;
}

function groupFields(rule: CorrelationRule): string[][] {
  const absent = rule.absence ? [rule.absence.rule] : [];
  return [...rule.rules, ...absent].map(({ text }) =>
    rule.groupBy.map((name) => rule.aliases.get(name)?.get(text) ?? (rule.aliases.has(name) ? '' : name)),
  );
}

/** Only counts and sums that must be large, and conditions without `not`, hold whatever else comes. */
function waits(rule: CorrelationRule): boolean {
  if (rule.absence) return true;
  if (rule.expression) return negates(rule.expression);
  if (!rule.count) return false;
  if (rule.count.bounds.some(({ operator }) => operator !== 'gt' && operator !== 'gte')) return true;
  if (rule.type === 'value_avg' || rule.type === 'value_percentile') return true;
  return rule.type === 'value_sum' && !rule.count.fields.every((name) => fieldOf(name)?.grows);
}

/** Later correlations refer to earlier ones, so that going backwards, all needs of a rule are known when it is reached. */
function carryFields(linked: readonly LinkedCorrelation[]): void {
  for (const inner of linked.toReversed()) {
    const needed = new Set<string>();
    for (const { correlation, label } of inner.uses) {
      const outer = linked[correlation];
      if (!outer) continue;
      const place = label === -1 ? outer.groupFields.length - 1 : label;
      for (const name of outer.groupFields[place] ?? []) needed.add(name);
      for (const name of outer.rule.count?.fields ?? []) needed.add(name);
      for (const name of outer.carried) needed.add(name);
    }
    // What it groups by, its groups know.
    inner.carried = [...needed].filter((name) => name !== '' && !inner.rule.groupBy.includes(name));
  }
}
