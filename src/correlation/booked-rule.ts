import { NATION_WIDE } from '../access/policy/decide.ts';
import { isTlp } from '../access/policy/marking.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AlertFact } from './alert-fact.ts';
import type { SiteView } from './site-view.ts';

/** How far a rule of the rule book reaches: the sites of its organisation, or, of a national CERT, those of the nation. */
export type RuleScope = 'organisation' | 'nation';

/** A version of a rule of the rule book that runs. */
export interface BookedRule {
  /** Id of the run: from a version's going live, or into test, to its end. */
  runId: string;
  ruleId: string;
  version: number;
  /** In test it says what it would have done, and does nothing. */
  mode: 'live' | 'test';
  /** Its place in the order of inputs; it reads the alerts after it. */
  begun: number;
  nation: string;
  organisationId: string;
  scope: RuleScope;
  /** The rule that stands by itself, and the set it is put together in. */
  rule: Rule;
  set: RuleSet;
}

/** A change of the rules that run, as an input of correlation. */
export type RuleChange =
  | { is: 'begun'; rule: BookedRule }
  | { is: 'ended'; runId: string }
  /** A rule that rests at a site goes on before its time. */
  | { is: 'resumed'; siteId: string; ruleKey: string };

/** Whether a rule runs at a site at all. */
export function runsAt(rule: Pick<BookedRule, 'nation' | 'organisationId' | 'scope'>, site: SiteView): boolean {
  if (site.nation !== rule.nation) return false;
  return rule.scope === 'nation' || site.organisationId === rule.organisationId;
}

/**
 * Whether a rule may read an alert of a site where it runs: what its organisation may see (docs/access.md §3). Of another
 * organisation's site that is what is shared within the nation; a marking nobody knows is not.
 */
export function mayRead(
  rule: Pick<BookedRule, 'organisationId'>,
  fact: Pick<AlertFact, 'tlp'>,
  site: Pick<SiteView, 'organisationId'>,
): boolean {
  return isTlp(fact.tlp) && (site.organisationId === rule.organisationId || NATION_WIDE.includes(fact.tlp));
}
