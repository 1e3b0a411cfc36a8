import { readRules } from './read-rules.ts';
import type { Rule } from './rule.ts';
import { RuleError, type RuleFault } from './rule-fault.ts';
import { linkRules, type RuleSet } from './rule-set.ts';

/** A text as it is kept in the rule book: one rule that stands by itself, and what it is made of. */
export interface TextRule {
  /** The rule that stands by itself. */
  rule: Rule;
  /** It, with copies of the shipped rules it refers to, which say nothing here: they do so where they are shipped. */
  set: RuleSet;
}

/** More than any rule needs, with what it is made of. */
export const LONGEST_TEXT = 65_536;
const MOST_RULES = 40;
/** What faults in a text of the rule book name in place of a file. */
export const TEXT_FILE = 'rule';

/**
 * Reads a text of the rule book. It may refer to its own rules and to shipped ones; its names are its own, so that two
 * organisations may use the same. Links are kept under `as.id` and a rule's own name, with the version saved as theirs.
 * @throws RuleError with every fault found, each with line and column.
 */
export function readRuleText(text: string, library: readonly Rule[], as: { id: string; version: number }): TextRule {
  if (text.length > LONGEST_TEXT) {
    throw new RuleError([{ file: TEXT_FILE, line: 1, column: 1, message: `Longer than ${LONGEST_TEXT} characters` }]);
  }
  const { rules: read, faults } = readRules(TEXT_FILE, text);
  if (faults.length > 0) throw new RuleError(faults);
  const own = read.map((rule): Rule => ({ ...rule, key: `${as.id}.${rule.key}`, version: as.version }));
  // All of the library, so that a name it has already is told; what the text does not refer to is then left out.
  linkRules([...library, ...own]);
  const misshapen = shapeFaults(read);
  if (misshapen.length > 0) throw new RuleError(misshapen);
  const needed = referredTo(own, library);
  const set = linkRules([...needed.map(silent), ...own]);
  const rule = topOf(own);
  if (!rule) throw new RuleError([{ file: TEXT_FILE, line: 1, column: 1, message: 'No rule stands by itself' }]);
  return { rule, set };
}

function shapeFaults(rules: readonly Rule[]): RuleFault[] {
  const fault = ({ place }: Pick<Rule, 'place'>, message: string): RuleFault => ({
    file: TEXT_FILE,
    line: place.line,
    column: place.column,
    message,
  });
  const start = { place: { line: 1, column: 1 } };
  const [first, ...others] = standing(rules);
  if (rules.length === 0) return [fault(start, 'There is no rule in it')];
  if (rules.length > MOST_RULES) return [fault(start, `More than ${MOST_RULES} rules in one text`)];
  if (!first) return [fault(start, 'The rules refer to each other, so that none stands by itself')];
  const faults = others.map((rule) =>
    fault(rule, `Only one rule of a text may stand by itself; “${first.title}” and “${rule.title}” both do`),
  );
  if (first.status === 'deprecated' || first.status === 'unsupported') {
    faults.push(fault(first, `A rule that is ${first.status} never stands by itself`));
  }
  return faults;
}

/** Rules that no other of the text refers to. */
function standing(rules: readonly Rule[]): Rule[] {
  const referred = new Set(rules.flatMap(references));
  return rules.filter(({ id, name }) => !referred.has(id ?? '') && !referred.has(name ?? ''));
}

function silent(rule: Rule): Rule {
  return { ...rule, status: 'unsupported' };
}

function topOf(rules: readonly Rule[]): Rule | undefined {
  return standing(rules)[0];
}

function references(rule: Rule): string[] {
  if (rule.kind === 'detection') return [];
  const names = rule.rules.map(({ text }) => text);
  return rule.absence ? [...names, rule.absence.rule.text] : names;
}

/** Shipped rules that a text rests on, in the order they are shipped. */
function referredTo(rules: readonly Rule[], library: readonly Rule[]): Rule[] {
  const byName = new Map(
    library.flatMap((rule) => [rule.id, rule.name].flatMap((name) => (name ? [[name, rule]] : []))),
  );
  const found = new Set<Rule>();
  const waiting = rules.flatMap(references);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const rule = byName.get(name);
    if (!rule || found.has(rule)) continue;
    found.add(rule);
    waiting.push(...references(rule));
  }
  return library.filter((rule) => found.has(rule));
}
