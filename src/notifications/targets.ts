import { sees, type Sight } from '../access/policy/decide.ts';
import type { Occurrence } from './occurrence.ts';
import { mayBeTold, type Person } from './person.ts';
import { judge, type Rule } from './rule.ts';

/** Minutes of one message per subject for whoever is told without a rule. */
export const OWN_GROUP_MINUTES = 10;

/** What is known of the case an event is about, as it is now. */
export interface CaseFacts {
  severity: number;
  domains: readonly string[];
  acknowledged: boolean;
  over: boolean;
}

/** By which rule somebody is told; null for what concerns them in person. */
export interface ByRule {
  ruleId: string | null;
  groupMinutes: number;
}

/** Who is to be told of one event, each once however many rules say so. */
export interface Targets {
  channels: Map<string, ByRule & { rule: Rule }>;
  people: Map<string, ByRule>;
  /** Rules by which asking goes on until somebody acknowledges the case. */
  escalating: Rule[];
}

/** What an organisation as a whole may see: its channels carry no more. RED is for individuals, so for no channel. */
export function sightOfTeam(realm: string, { nation, organisationId }: Pick<Rule, 'nation' | 'organisationId'>): Sight {
  return { realm, nation, organisationId, clearance: 'standard' };
}

/**
 * Who is to be told. Of several rules that tell the same receiver the one that groups for the shortest time counts.
 * Whoever did it is not told by rules, and nobody is told what they may not see.
 */
export function targetsOf(
  occurrence: Occurrence,
  rules: readonly Rule[],
  people: ReadonlyMap<string, Person>,
  found: CaseFacts | undefined,
): Targets {
  const targets: Targets = { channels: new Map(), people: new Map(), escalating: [] };
  const { event } = occurrence;
  const facts = {
    kind: occurrence.kind,
    siteId: event.siteId,
    severity: occurrence.severity ?? found?.severity,
    domains: found?.domains,
  };
  for (const accountId of occurrence.concerned) {
    const person = people.get(accountId);
    if (person && mayBeTold(person, occurrence)) {
      targets.people.set(accountId, { ruleId: null, groupMinutes: OWN_GROUP_MINUTES });
    }
  }
  const byBrevity = rules.toSorted((a, b) => a.groupMinutes - b.groupMinutes);
  for (const rule of byBrevity) {
    if (rule.nation !== event.nation || judge(rule, facts) !== 'applies') continue;
    const by = { ruleId: rule.id, groupMinutes: rule.groupMinutes };
    const forTeam = !occurrence.personal && sees(sightOfTeam(event.realm, rule), event).allowed;
    if (forTeam) {
      for (const id of rule.channelIds) if (!targets.channels.has(id)) targets.channels.set(id, { ...by, rule });
      if (rule.escalation.length > 0) targets.escalating.push(rule);
    }
    for (const person of people.values()) {
      if (targets.people.has(person.accountId) || !isNamed(rule, person)) continue;
      if (event.actor.id !== `person:${person.accountId}` && mayBeTold(person, occurrence)) {
        targets.people.set(person.accountId, by);
      }
    }
  }
  return targets;
}

function isNamed(rule: Rule, { accountId, organisationId, roles }: Person): boolean {
  if (organisationId !== rule.organisationId) return false;
  return rule.accountIds.includes(accountId) || rule.roles.some((role) => roles.includes(role));
}
