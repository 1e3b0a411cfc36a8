import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import type { ShadowChanges, ShadowMatch } from '../../src/correlation/shadow-rule.ts';
import { earlier } from '../../src/rules/match.ts';

/** What rules in test would have done, as the store keeps it. */
export class ShadowLedger {
  private readonly runs = new Map<string, Map<string, ShadowMatch>>();

  apply(changes: readonly ShadowChanges[]): void {
    for (const { runId, matches, withdrawn } of changes) {
      const kept = this.runs.get(runId) ?? new Map<string, ShadowMatch>();
      for (const key of withdrawn) kept.delete(key);
      for (const match of matches) kept.set(match.key, match);
      this.runs.set(runId, kept);
    }
  }

  of(runId: string): ShadowMatch[] {
    return [...(this.runs.get(runId)?.values() ?? [])];
  }

  /** Those that a start from the store takes in again, by run. */
  open(since: number): Map<string, ShadowMatch[]> {
    const runs = [...this.runs].map(([runId, matches]): [string, ShadowMatch[]] => {
      const open = [...matches.values()].filter(({ last }) => last.t >= since);
      return [runId, structuredClone(open).sort((a, b) => (earlier(a.first, b.first) ? -1 : 1))];
    });
    return new Map(runs);
  }
}

/** The alerts that rules in test look back at, as a query of the store finds them. */
export function factsSince(
  since: number,
  taken: readonly AlertFact[],
  ordinalOf: (fact: AlertFact) => number,
): { fact: AlertFact; ordinal: number }[] {
  return taken.flatMap((fact) => (fact.t >= since ? [{ fact, ordinal: ordinalOf(fact) }] : []));
}
