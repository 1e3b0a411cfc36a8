import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { readRules } from './read-rules.ts';
import type { Rule } from './rule.ts';
import { RuleError, type RuleFault } from './rule-fault.ts';
import { linkRules, NO_RULES, type RuleSet } from './rule-set.ts';

/** The rules of a folder, put together, and the text each file has. */
export interface RuleLibrary {
  rules: readonly Rule[];
  set: RuleSet;
  files: ReadonlyMap<string, string>;
}

const NO_LIBRARY: RuleLibrary = { rules: [], set: NO_RULES, files: new Map() };

/**
 * Reads and puts together the rules of a folder; a relative path starts at the project's folder, an empty one has none.
 * @throws RuleError with every fault in every file, so that a node does not start with half of its rules.
 */
export function readRuleLibrary(folder: string): RuleLibrary {
  if (folder === '') return NO_LIBRARY;
  const files = ruleFiles(resolve(packageRoot, folder));
  const texts = JSON.stringify(files);
  if (lastRead?.texts !== texts) lastRead = { texts, library: libraryOf(files) };
  return lastRead.library;
}

/** A node reads its rules before anything else, to refuse a fault, and again to run them: the same texts are the same rules. */
let lastRead: { texts: string; library: RuleLibrary } | undefined;

function libraryOf(files: readonly { name: string; text: string }[]): RuleLibrary {
  const rules: Rule[] = [];
  const faults: RuleFault[] = [];
  for (const { name, text } of files) {
    const read = readRules(name, text);
    rules.push(...read.rules);
    faults.push(...read.faults);
  }
  if (faults.length > 0) throw new RuleError(faults);
  return { rules, set: linkRules(rules), files: new Map(files.map(({ name, text }) => [name, text])) };
}

/** The same, for whoever needs no more than the rules put together. */
export function readRuleFolder(folder: string): RuleSet {
  return readRuleLibrary(folder).set;
}

/** The files of rules in a folder, by name. */
export function ruleFiles(folder: string): { name: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
