import type { Role } from '../access/policy/role.ts';
import type { Notified } from './occurrence.ts';

/** One step of asking further while nobody has acknowledged a case. */
export interface EscalationStep {
  /** After the event that began it, in minutes. */
  afterMinutes: number;
  channelIds: readonly string[];
  accountIds: readonly string[];
}

/** What an organisation wants to be told of, and who of it. */
export interface Rule {
  id: string;
  nation: string;
  organisationId: string;
  events: readonly Notified[];
  /** For what is about a case; 0 to 100. */
  minSeverity: number;
  /** Empty is any. */
  siteIds: readonly string[];
  /** Kinds of alerts in the case: `cyber`, `physical` …; empty is any. */
  domains: readonly string[];
  channelIds: readonly string[];
  accountIds: readonly string[];
  /** Everybody of the organisation with one of these roles. */
  roles: readonly Role[];
  groupMinutes: number;
  escalation: readonly EscalationStep[];
}

/** What a rule looks at. */
export interface RuleFacts {
  kind: Notified;
  siteId: string | null;
  /** Of the case as it is, or as the event has it; undefined for what has none. */
  severity: number | undefined;
  /** Of the case; undefined for what is about no case. */
  domains: readonly string[] | undefined;
}

export type RuleVerdict = 'applies' | 'other_event' | 'other_site' | 'other_domain' | 'below_severity';

/** Whether a rule asks to be told, and if not, why. Whether its people may know is asked apart from this. */
export function judge(
  rule: Pick<Rule, 'events' | 'siteIds' | 'domains' | 'minSeverity'>,
  facts: RuleFacts,
): RuleVerdict {
  if (!rule.events.includes(facts.kind)) return 'other_event';
  if (rule.siteIds.length > 0 && (facts.siteId === null || !rule.siteIds.includes(facts.siteId))) return 'other_site';
  if (rule.domains.length > 0 && !rule.domains.some((domain) => facts.domains?.includes(domain))) return 'other_domain';
  if (facts.severity !== undefined && facts.severity < rule.minSeverity) return 'below_severity';
  return 'applies';
}
