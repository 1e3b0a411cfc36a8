import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import { counterfactuals } from './counterfactual.ts';
import { entityParameters, type ExplainedAlert, inOrder, tieMessage, tiesOf } from './explained-alert.ts';
import { type Message, message } from './messages.ts';
import { spanningSteps } from './spanning-ties.ts';

/** Counterfactuals told of one case. */
const MOST_COUNTERFACTUALS = 20;
/** Parts told one by one of one counterfactual. */
const MOST_PARTS = 10;

export interface ExplanationStep extends Message {
  alertId: string;
  title: string;
  at: number;
  /** The alert it is tied to; null of the first, and of what no tie holds that could be told. */
  viaAlertId: string | null;
  rule: string | null;
  weight: number | null;
  /** Ties it has besides. */
  otherTies: number;
}

export interface PartOfCase {
  alerts: number;
  /** The one that began first. */
  firstAlertId: string;
  title: string;
  severity: number;
  /** Whether it would be a case by itself. */
  opens: boolean;
}

export interface WhatIf extends Message {
  evidence: { kind: 'entity' | 'rule'; value: string };
  parts: PartOfCase[];
  partCount: number;
  caseCount: number;
}

/** Which steps of the chain to tell: a case of thousands is read a page at a time, and only what is read is put in words. */
export interface StepRange {
  from: number;
  most: number;
}

const EVERY_STEP: StepRange = { from: 0, most: Infinity };

export interface CaseExplanation {
  /** From the first alert on: each with the tie that brought it in; those of the range asked for. */
  steps: ExplanationStep[];
  ties: number;
  /** Parts that no tie holds together; one unless a person's decision, or what is not shown, does. */
  parts: number;
  withoutEvidence: WhatIf[];
}

/** Why a case is one, of the alerts and reasons that its reader may see. A function of what is stored alone. */
export function explainCase(
  given: readonly ExplainedAlert[],
  rules: CorrelationRules['case'],
  { from, most }: StepRange = EVERY_STEP,
): CaseExplanation {
  const alerts = inOrder(given);
  const ties = tiesOf(alerts);
  const counts = new Map<number, number>();
  for (const { from, to } of ties) for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
  const titleOf = (place: number): string => alerts[place]?.title ?? '';
  const chain = spanningSteps(alerts.length, ties);
  const steps = chain.slice(from, from + most).flatMap(({ place, tie }, index): ExplanationStep[] => {
    const alert = alerts[place];
    if (!alert) return [];
    const other = tie && (tie.from === place ? tie.to : tie.from);
    const sentence =
      tie && other !== null
        ? tieMessage(tie.reason, titleOf(tie.from === place ? tie.to : tie.from))
        : message(from + index === 0 ? 'explain.first' : 'explain.held', { title: alert.title });
    return [
      {
        alertId: alert.id,
        title: alert.title,
        at: alert.first,
        viaAlertId: other === null ? null : (alerts[other]?.id ?? null),
        rule: tie?.reason.rule ?? null,
        weight: tie?.reason.weight ?? null,
        otherTies: (counts.get(place) ?? 0) - (tie ? 1 : 0),
        ...sentence,
      },
    ];
  });
  const withoutEvidence = counterfactuals(alerts.length, ties, MOST_COUNTERFACTUALS).map(({ evidence, parts }) =>
    whatIf(
      evidence,
      parts.map((part) => membersOf(part, alerts)),
      rules,
    ),
  );
  return {
    steps,
    ties: ties.length,
    parts: chain.reduce((parts, { tie }) => parts + (tie ? 0 : 1), 0),
    withoutEvidence,
  };
}

function membersOf(part: readonly number[], alerts: readonly ExplainedAlert[]): ExplainedAlert[] {
  const members: ExplainedAlert[] = [];
  for (const place of part) {
    const member = alerts[place];
    if (member) members.push(member);
  }
  return members;
}

function whatIf(evidence: string, parts: readonly ExplainedAlert[][], rules: CorrelationRules['case']): WhatIf {
  const caseCount = parts.reduce((count, part) => count + (opens(part, rules) ? 1 : 0), 0);
  const counted = { parts: parts.length, cases: caseCount };
  const value = evidence.slice(evidence.indexOf(':') + 1);
  const entity = evidence.startsWith('key:');
  const sentence = entity
    ? message('without.entity', { ...entityParameters(value), ...counted })
    : message('without.rule', { rule: value, ...counted });
  return {
    evidence: { kind: entity ? 'entity' : 'rule', value },
    parts: parts.slice(0, MOST_PARTS).map((part) => partOf(part, rules)),
    partCount: parts.length,
    caseCount,
    ...sentence,
  };
}

/** What some alerts of a case, earliest first, would be by themselves. */
function partOf(members: readonly ExplainedAlert[], rules: CorrelationRules['case']): PartOfCase {
  const [first] = members;
  return {
    alerts: members.length,
    firstAlertId: first?.id ?? '',
    title: first?.title ?? '',
    severity: members.reduce((worst, alert) => Math.max(worst, alert.severity), 0),
    opens: opens(members, rules),
  };
}

/** The rule of `case-opening.ts`, of alerts as they are stored. */
export function opens(members: readonly ExplainedAlert[], rules: CorrelationRules['case']): boolean {
  let [counted, worst, several] = [false, 0, false];
  let signature: string | undefined;
  for (const member of members) {
    const { dismissed, zone, severity, kind, stood } = member;
    if (!dismissed && ruleOpens(member, members)) return true;
    // What its site is used to counts for nothing.
    if (stood === 'explained' || stood === 'familiar') continue;
    worst = Math.max(worst, severity);
    signature ??= member.signature;
    several ||= member.signature !== signature;
    if (dismissed) continue;
    counted = true;
    const track = zone !== null && (zone !== 'outside' || severity >= rules.severityTrack);
    if (track || kind === 'human' || severity >= rules.severityAlone) return true;
  }
  return counted && several && worst >= rules.severityLinked;
}

/** Whether an analyst's rule that opens cases said something of an alert, by itself or with others of the same part. */
function ruleOpens({ reasons }: ExplainedAlert, members: readonly ExplainedAlert[]): boolean {
  return reasons.some(({ facts: { opens: opening, alertId } }) => {
    if (opening !== true) return false;
    return (
      typeof alertId !== 'string' || members.some(({ id, aliases }) => id === alertId || aliases.includes(alertId))
    );
  });
}
