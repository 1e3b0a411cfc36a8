import type { FieldTest } from '../rules/field-test.ts';
import type { Moment } from '../rules/match.ts';
import type { Firing, MatchGroup } from '../rules/match-group.ts';
import type { CorrelationRule, DetectionRule, Level, RuleHead } from '../rules/rule.ts';
import type { RuleSubject } from '../rules/rule-subject.ts';
import type { AlertNode, RuledBy } from './alert-node.ts';
import { type Reason, spanText } from './reason.ts';

/** Severity a case has at least where a rule of that level fired. */
const FLOOR: Readonly<Record<Level, number>> = { informational: 0, low: 25, medium: 45, high: 65, critical: 85 };
const WEIGHT: Readonly<Record<Level, number>> = { informational: 0.2, low: 0.3, medium: 0.5, high: 0.7, critical: 0.9 };

const SLOT_PREFIX = 'rule:';
/** Fields and values of each that a sentence names; more can be looked up. */
const MOST_NAMED = 4;

export function isRuleSlot(name: string): boolean {
  return name.startsWith(SLOT_PREFIX);
}

/** A rule of one alert. */
export function matchSlot(rule: DetectionRule): string {
  return `${SLOT_PREFIX}${rule.key}`;
}

/** A correlation: one slot per group and partner. */
export function tieSlot(rule: CorrelationRule, hash: string, partner: AlertNode | null): string {
  return [`${SLOT_PREFIX}${rule.key}`, hash, ...(partner ? [partner.headRef] : [])].join(':');
}

export function matchReason(rule: DetectionRule, subject: RuleSubject, moment: Moment): Reason {
  const values = matchedValues(rule, subject);
  return {
    ...base(rule),
    text: `${named(rule)} matches this alert${values === '' ? '' : `: ${values}`}`,
    facts: { slot: matchSlot(rule), ...ruleFacts(rule), matched: values, until: moment.t, untilRef: moment.ref },
  };
}

export function tieReason(
  rule: CorrelationRule,
  group: MatchGroup<AlertNode>,
  { match, verdict }: Firing<AlertNode>,
  partner: AlertNode | null,
): Reason {
  const grouped = rule.groupBy.map((name, place) => `${name} ${group.values[place] ?? ''}`).join(', ');
  const took = spanText(match.t - verdict.from);
  const where = grouped === '' ? '' : ` with ${grouped}`;
  const together = partner ? `; together with “${partner.title}”` : '';
  return {
    ...base(rule),
    text: `${named(rule)}: ${found(rule, verdict.measured)}${where}, in ${took} of at most ${spanText(rule.timespanMs)}${together}`,
    facts: {
      slot: tieSlot(rule, group.hash, partner),
      ...ruleFacts(rule),
      ...(partner && { alertId: partner.headId }),
      group: grouped,
      groupHash: group.hash,
      measured: verdict.measured,
      matches: verdict.matches,
      windowSeconds: rule.timespanMs / 1000,
      from: verdict.from,
      until: match.t,
      untilRef: match.ref,
    },
  };
}

/** Whether two reasons say the same. What analysts' rules found has facts that the sentence need not show. */
export function sameReason(a: Reason, b: Reason): boolean {
  return a.text === b.text && (!isRuleSlot(a.facts.slot) || JSON.stringify(a.facts) === JSON.stringify(b.facts));
}

/** What rules say of a node and so of its case: the gravest of those that fired on it. */
export function ruledBy(node: AlertNode): RuledBy | null {
  const fired = [...node.slots]
    .filter(([name]) => isRuleSlot(name))
    .map(([, { reason }]) => ({
      floor: Number(reason.facts['floor'] ?? 0),
      title: String(reason.facts['ruleTitle'] ?? ''),
      opens: reason.facts['opens'] === true,
    }))
    .sort((a, b) => b.floor - a.floor || (a.title < b.title ? -1 : 1));
  const [gravest] = fired;
  return gravest ? { ...gravest, opens: fired.some(({ opens }) => opens) } : null;
}

function base(rule: RuleHead): Pick<Reason, 'rule' | 'version' | 'weight'> {
  return { rule: `sigma:${rule.name ?? rule.key}`, version: rule.version, weight: WEIGHT[rule.level] };
}

function ruleFacts(rule: RuleHead): Record<string, string | number | boolean> {
  return {
    ruleKey: rule.key,
    ruleTitle: rule.title,
    level: rule.level,
    floor: FLOOR[rule.level],
    opens: rule.merge === 'open' || (rule.merge === 'join' && FLOOR[rule.level] >= FLOOR.medium),
  };
}

function named(rule: RuleHead): string {
  return `Rule “${rule.title}” (${rule.level}, version ${rule.version})`;
}

function found(rule: CorrelationRule, measured: number): string {
  const fields = rule.count?.fields.join(' and ') ?? '';
  switch (rule.type) {
    case 'event_count':
      return `${measured} matches`;
    case 'value_count':
      return `${measured} different values of ${fields}`;
    case 'value_sum':
      return `${fields} comes to ${measured}`;
    case 'value_avg':
      return `${fields} is ${measured} on average`;
    case 'value_percentile':
      return `${rule.count?.percentile ?? 50} % of ${fields} lie at or below ${measured}`;
    case 'temporal_ordered':
      return `${rule.rules.length} kinds of alert in the order ${rule.rules.map(({ text }) => text).join(', ')}`;
    default:
      return `${measured} kinds of alert of ${rule.rules.map(({ text }) => text).join(', ')}`;
  }
}

/** What the rule looked at, as this alert has it. */
function matchedValues(rule: DetectionRule, subject: RuleSubject): string {
  const tests: FieldTest[] = [...rule.selections.values()].flatMap(({ alternatives }) =>
    alternatives.flatMap(({ tests }) => tests.filter(({ test }) => test(subject))),
  );
  const fields = [...new Set(tests.flatMap(({ field }) => field ?? []))].slice(0, MOST_NAMED);
  return fields
    .flatMap((field) => {
      const values = field.read(subject).slice(0, MOST_NAMED);
      return values.length > 0 ? `${field.name} ${values.join(' ')}` : [];
    })
    .join(', ');
}
