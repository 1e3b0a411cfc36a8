import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { readRules } from './read-rules.ts';
import type { Rule } from './rule.ts';
import { RuleError, type RuleFault } from './rule-fault.ts';
import { linkRules, NO_RULES, type RuleSet } from './rule-set.ts';

/**
 * Reads and puts together the rules of a folder; a relative path starts at the project's folder, an empty one has none.
 * @throws RuleError with every fault in every file, so that a node does not start with half of its rules.
 */
export function readRuleFolder(folder: string): RuleSet {
  if (folder === '') return NO_RULES;
  const rules: Rule[] = [];
  const faults: RuleFault[] = [];
  for (const { name, text } of ruleFiles(resolve(packageRoot, folder))) {
    const read = readRules(name, text);
    rules.push(...read.rules);
    faults.push(...read.faults);
  }
  if (faults.length > 0) throw new RuleError(faults);
  return linkRules(rules);
}

/** The files of rules in a folder, by name. */
export function ruleFiles(folder: string): { name: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
