import { DomainError, type TextFault } from '../common/domain-error.ts';
import type { Rule } from '../rules/rule.ts';
import { RuleError } from '../rules/rule-fault.ts';
import { readRuleText, type TextRule } from '../rules/rule-text.ts';

export type Checked = { faults: []; read: TextRule } | { faults: TextFault[]; read: null };

/** Reads a text as it would run; faults in place of an error. */
export function checkText(text: string, library: readonly Rule[]): Checked {
  try {
    return { faults: [], read: readRuleText(text, library, { id: 'draft', version: 1 }) };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const faults = error.faults.map(({ line, column, message }) => ({ line, column, message }));
    return { faults: faults.sort((a, b) => a.line - b.line || a.column - b.column), read: null };
  }
}

/** @throws DomainError `rule_faults` (invalid) with every fault, each with line and column. */
export function requireText(text: string, library: readonly Rule[]): TextRule {
  const { faults, read } = checkText(text, library);
  if (read) return read;
  const [first] = faults;
  const where = first ? ` (line ${first.line}, column ${first.column}: ${first.message})` : '';
  throw new DomainError('invalid', 'rule_faults', `The text is no rule${where}`, { field: 'text', faults });
}
