import { Engine } from 'json-rules-engine';
import { debounceTime, groupBy, mergeMap, scan, Subject } from 'rxjs';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';

/** Alerts of a rule of thumb: how many of one sort at one origin follow each other within the gap. */
interface Run {
  first: number;
  last: number;
  alerts: number;
  worst: number;
}

/**
 * The least that can be called correlation, in RxJS: alerts of one fold key are grouped, a group ends when nothing came
 * for a while, and each alert tells what its group holds now. Ties between groups, lateness, reasons: none.
 */
export function byGroupBy(facts: readonly AlertFact[]): () => number {
  const alerts = new Subject<AlertFact>();
  let told = 0;
  const subscription = alerts
    .pipe(
      groupBy(({ foldKey }) => foldKey, { duration: (group) => group.pipe(debounceTime(900_000)) }),
      mergeMap((group) =>
        group.pipe(
          scan(
            (run: Run, { t, severity }) => ({
              first: Math.min(run.first, t),
              last: Math.max(run.last, t),
              alerts: run.alerts + 1,
              worst: Math.max(run.worst, severity),
            }),
            { first: Number.POSITIVE_INFINITY, last: 0, alerts: 0, worst: 0 },
          ),
        ),
      ),
    )
    .subscribe(() => (told += 1));
  return () => {
    for (const fact of facts) alerts.next(fact);
    alerts.complete();
    subscription.unsubscribe();
    return told;
  };
}

/** As many rules as there are shipped, of three conditions each, asked of every alert; no windows, no groups, no memory. */
export function jsonRules(rules: number, words: readonly string[]): (facts: readonly AlertFact[]) => Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('has', (value: string, word: string) => value.includes(word));
  for (let index = 0; index < rules; index += 1) {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'kind', operator: 'equal', value: 'cyber' },
          { fact: 'severity', operator: 'greaterThanInclusive', value: 20 + index },
          { fact: 'title', operator: 'has', value: words[index % words.length] ?? '' },
        ],
      },
      event: { type: `rule ${index}` },
    });
  }
  return async (facts) => {
    let events = 0;
    for (const { kind, severity, title } of facts) {
      events += (await engine.run({ kind, severity, title })).events.length;
    }
    return events;
  };
}
