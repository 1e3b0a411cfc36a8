import type { RuleSet } from '../rules/rule-set.ts';

/** The analysts' rules that this process runs. */
export class AnalystRules {
  constructor(readonly set: RuleSet) {}
}
