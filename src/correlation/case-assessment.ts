import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { CaseFacts } from './case-facts.ts';
import { stagesInTurn } from './stages-in-turn.ts';

/** One contribution to a case's severity, in words. */
export interface Factor {
  text: string;
  points: number;
}

export interface CaseAssessment {
  title: string;
  /** 0 to 100. */
  severity: number;
  /** 1 (act now) to 4. */
  priority: number;
  factors: Factor[];
}

export interface AssessedSite {
  name: string;
  criticality: number;
}

/** Severity and priority of a case from its facts, with every contribution named. */
export function assessCase(facts: CaseFacts, site: AssessedSite, rules: CorrelationRules['case']): CaseAssessment {
  const factors: Factor[] = [
    { text: `Worst alert: “${facts.worst.title}” at severity ${facts.worst.severity}`, points: facts.worst.severity },
  ];
  let severity = facts.worst.severity;
  const floor = rules.zoneSeverity[facts.zone];
  if (floor > severity) {
    factors.push({ text: `A drone was inside the ${facts.zone} zone: at least ${floor}`, points: floor - severity });
    severity = floor;
  }
  if (facts.ruled && facts.ruled.floor > severity) {
    const { title, floor } = facts.ruled;
    factors.push({ text: `Rule “${title}” fired: at least ${floor}`, points: floor - severity });
    severity = floor;
  }
  if (facts.kinds.includes('cyber') && facts.kinds.includes('airspace')) {
    factors.push({ text: 'Cyber and drone activity together', points: rules.joinedPoints });
    severity += rules.joinedPoints;
  }
  const inTurn = stagesInTurn(facts.stages ?? {});
  const points = rules.stagePoints.findLast(({ least }) => inTurn.length >= least)?.points ?? 0;
  if (points > 0) {
    factors.push({ text: `Parts of an intrusion in their order: ${inTurn.map(named).join(', then ')}`, points });
    severity += points;
  }
  const weight = rules.criticalityPoints[site.criticality] ?? 0;
  if (weight > 0) {
    factors.push({ text: `Site criticality ${site.criticality} of 5`, points: weight });
    severity += weight;
  }
  severity = Math.min(100, severity);
  if (facts.heading !== undefined) factors.push({ text: `Expected: ${facts.heading}`, points: 0 });
  if (facts.explained !== undefined && severity > rules.explainedSeverity) {
    factors.push({ text: `Accounted for: ${facts.explained}`, points: rules.explainedSeverity - severity });
    severity = rules.explainedSeverity;
  }
  return {
    title: `${facts.worst.title} – ${site.name}`,
    severity,
    priority: priorityOf(severity, rules),
    factors,
  };
}

/** Priority 1 to 4 of a severity. */
export function priorityOf(severity: number, rules: CorrelationRules['case']): number {
  const rank = rules.priorities.findIndex((least) => severity >= least);
  return rank === -1 ? rules.priorities.length + 1 : rank + 1;
}

function named(stage: string): string {
  return stage.replaceAll('-', ' ');
}
