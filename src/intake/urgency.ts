import { correlationRules } from '../../config/correlation-rules.ts';

/** Whether an alert goes before others that came earlier: into the next batch, and into the next step of correlation. */
export function isUrgent(severity: number): boolean {
  return Math.round(severity) >= correlationRules.urgent.severity;
}
