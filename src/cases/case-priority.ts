import { correlationRules } from '../../config/correlation-rules.ts';

/** Priority, 1 (act now) to 4, of a case with this severity, by the same limits the engine uses. */
export function priorityOf(severity: number): number {
  const rank = correlationRules.case.priorities.findIndex((least) => severity >= least);
  return rank === -1 ? 4 : rank + 1;
}
