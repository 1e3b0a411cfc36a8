import { linkRules, type RuleSet } from '../../src/rules/rule-set.ts';
import { RuleError } from '../../src/rules/rule-fault.ts';
import { readRules } from '../../src/rules/read-rules.ts';

/** Rules written out in a spec, put together. */
export function rulesOf(text: string): RuleSet {
  const { rules, faults } = readRules('spec.yml', text);
  if (faults.length > 0) throw new RuleError(faults);
  return linkRules(rules);
}

/** A detection rule by name, of alerts with a signature. */
export function detection(name: string, signature: string, more = ''): string {
  return `title: ${name}
name: ${name}
taxonomy: idmefv2
logsource: { category: alert }
detection:
  signature:
    Signature: ${signature}
  condition: signature
${more}
---
`;
}
