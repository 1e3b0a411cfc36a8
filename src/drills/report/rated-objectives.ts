import type { Objective } from '../template/template.ts';
import type { LedgerLine, ObjectiveRating, Rating, ReportObjective } from './report-document.ts';

/** Objectives with what people said of them, or with what the counts propose. */
export function ratedObjectives(
  objectives: readonly Objective[],
  ledger: readonly LedgerLine[],
  ratings: readonly ObjectiveRating[],
): ReportObjective[] {
  return objectives.map(({ code, statement, capability }) => {
    const lines = ledger.filter(({ objective, required }) => objective === code && required);
    const judged = lines.filter(({ state }) => state === 'met' || state === 'met_late' || state === 'missed');
    const said = ratings.findLast(({ objective }) => objective === code);
    const met = judged.filter(({ state }) => state === 'met').length;
    return {
      code,
      statement,
      capability,
      rating: said?.rating ?? proposal(judged),
      proposed: said === undefined,
      rationale: said?.rationale ?? '',
      met,
      of: judged.length,
    };
  });
}

/** All in time: P. All done, some late: S. Some done: M. Nothing done: U. */
function proposal(judged: readonly LedgerLine[]): Rating | null {
  if (judged.length === 0) return null;
  if (judged.every(({ state }) => state === 'met')) return 'P';
  if (judged.every(({ state }) => state !== 'missed')) return 'S';
  return judged.every(({ state }) => state === 'missed') ? 'U' : 'M';
}
