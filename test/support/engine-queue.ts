import * as fc from 'fast-check';
import { correlationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import type { EngineInput, StepResult } from '../../src/correlation/correlation-engine.ts';
import { takenTogether } from '../../src/correlation/urgent-lane.ts';
import { NO_RULES, type RuleSet } from '../../src/rules/rule-set.ts';
import { EngineLedger, newEngine } from './engine-world.ts';

/** How alerts come, and how they are taken: how many come before each step, how many a step takes, after which steps the process dies. */
export interface Pace {
  comes: readonly number[];
  limit: number;
  dies: readonly number[];
}

export const arbitraryPace: fc.Arbitrary<Pace> = fc.record({
  comes: fc.array(fc.nat(30), { maxLength: 12 }),
  limit: fc.integer({ min: 1, max: 8 }),
  dies: fc.array(fc.nat(30), { maxLength: 3 }),
});

interface Queued {
  position: string;
  kind: 'alert' | 'turn';
  fact: AlertFact;
  urgent: boolean;
}

export const isUrgent = ({ severity }: AlertFact): boolean => severity >= correlationRules.urgent.severity;

/** What became of it: what is kept, which came late, and where the site's clock stood in the end. */
export interface Taken {
  ledger: EngineLedger;
  late: string[];
  clock: number;
  /** How many were taken before their turn. */
  early: number;
}

/**
 * Alerts that come in this order through a queue in memory, from which what is urgent is taken first, as correlation takes them. Where
 * nothing is urgent, they are taken in their order.
 */
export function taken(
  facts: readonly AlertFact[],
  { comes, limit, dies }: Pace,
  urgent: (fact: AlertFact) => boolean,
  rules: RuleSet = NO_RULES,
): Taken {
  const ledger = new EngineLedger();
  let engine = newEngine(rules);
  let waiting: Queued[] = [];
  const [known, ordinals, late]: [AlertFact[], Map<AlertFact, number>, string[]] = [[], new Map(), []];
  let [came, clock, early] = [0, Number.NEGATIVE_INFINITY, 0];
  const note = (result: StepResult): void => {
    for (const { placements, watermark } of result.sites) {
      clock = watermark;
      for (const placed of placements) if (placed.late) late.push(placed.alertId);
    }
    ledger.apply(result);
  };
  for (let step = 0; came < facts.length || waiting.length > 0; step += 1) {
    const until = came + (comes[step] ?? facts.length);
    for (const fact of facts.slice(came, until)) {
      waiting.push({ position: String(came), kind: 'alert', fact, urgent: urgent(fact) });
      came += 1;
    }
    const [first, others] = [waiting.filter((one) => one.urgent), waiting.filter((one) => !one.urgent)];
    const chosen = takenTogether(first.slice(0, limit), others.slice(0, limit + 1), limit);
    early += chosen.early.length;
    const all = new Set([...chosen.early, ...chosen.inTurn]);
    const inputs = [...all].map((one): EngineInput => {
      if (one.kind === 'turn') return { kind: 'turn', siteId: one.fact.siteId, t: one.fact.t };
      known.push(one.fact);
      ordinals.set(one.fact, known.length);
      return { kind: 'alert', fact: one.fact, ordinal: known.length, early: chosen.early.includes(one) };
    });
    waiting = waiting.flatMap((one) => {
      if (!all.has(one)) return [one];
      return chosen.early.includes(one) ? [{ ...one, kind: 'turn' as const, urgent: false }] : [];
    });
    note(engine.step(inputs));
    if (dies.includes(step)) {
      engine = ledger.restart(engine.nextCaseNumber, known, rules, [], (fact) => ordinals.get(fact) ?? 0);
    }
  }
  return { ledger, late: late.sort(), clock, early };
}
