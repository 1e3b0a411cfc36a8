import type { RuleLibrary } from '../rules/rule-folder.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** The rules that are shipped: those this process runs everywhere, and what rules of the rule book may refer to. */
export class AnalystRules {
  constructor(readonly library: RuleLibrary) {}

  get set(): RuleSet {
    return this.library.set;
  }
}
