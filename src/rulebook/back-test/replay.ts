import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertFact } from '../../correlation/alert-fact.ts';
import type { BookedRule, RuleChange } from '../../correlation/booked-rule.ts';
import type { ConstraintChange } from '../../correlation/constraints/constraint.ts';
import { CorrelationEngine, type EngineInput } from '../../correlation/correlation-engine.ts';
import { restorePartition, type StoredPartition } from '../../correlation/restore-partition.ts';
import type { SiteView } from '../../correlation/site-view.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { replayDecision, type StoredDecision, takenApart } from './replay-decision.ts';
import { ReplayLedger } from './replay-ledger.ts';

/** What correlation took in, at its place. */
export type HistoryInput =
  | { kind: 'alert'; ordinal: number; fact: AlertFact }
  | { kind: 'decision'; ordinal: number; decision: StoredDecision }
  | { kind: 'constraint'; ordinal: number; siteId: string; change: ConstraintChange }
  | { kind: 'rule'; ordinal: number; change: RuleChange };

/** What a replay starts from: what the sites were used to by then. */
export interface ReplayStart {
  sites: ReadonlyMap<string, SiteView>;
  rules: CorrelationRules;
  shipped: RuleSet;
  /** By site. */
  used: ReadonlyMap<string, Pick<StoredPartition, 'background' | 'habits'>>;
  /** Constraints and rules that held by then. */
  standing: readonly Exclude<HistoryInput, { kind: 'alert' }>[];
  alertOfCase: ReadonlyMap<string, string>;
}

/**
 * The same engine over what it took in before, in the same order, with one rule more, or another version of it. That one
 * runs from the start, in place of what ran of its rule.
 */
export class Replay {
  readonly ledger = new ReplayLedger();
  /** Decisions of which nothing was replayed, or that could not be carried out here. */
  refused = 0;
  private readonly engine: CorrelationEngine;
  private readonly facts = new Map<string, { fact: AlertFact; ordinal: number }>();

  constructor(
    private readonly start: ReplayStart,
    private readonly candidate: BookedRule | null,
    /** The replay without it, which is never behind this one. */
    private readonly asItWas: Replay | null = null,
  ) {
    this.engine = new CorrelationEngine(start.rules, start.sites, 1, start.shipped);
    if (candidate) this.engine.changeRules({ is: 'begun', rule: candidate }, candidate.begun);
    for (const [siteId, used] of start.used) {
      const stored = {
        watermark: Number.NEGATIVE_INFINITY,
        nodes: [],
        cases: [],
        separations: [],
        events: [],
        ...used,
      };
      restorePartition(this.engine.partition(siteId), stored);
    }
    for (const input of start.standing) this.takeOne(input);
  }

  /** Takes inputs in their order. */
  take(inputs: readonly HistoryInput[]): void {
    let batch: EngineInput[] = [];
    for (const input of inputs) {
      if (input.kind === 'alert') {
        this.facts.set(input.fact.id, { fact: input.fact, ordinal: input.ordinal });
        batch.push(input);
        continue;
      }
      this.step(batch);
      batch = [];
      this.takeOne(input);
    }
    this.step(batch);
  }

  private takeOne(input: Exclude<HistoryInput, { kind: 'alert' }>): void {
    if (input.kind === 'constraint') this.step([input]);
    else if (input.kind === 'decision') this.decide(input.decision);
    else if (!this.replaced(input.change)) this.step([input]);
  }

  /** Whether a change is of the rule that the candidate stands for. */
  private replaced(change: RuleChange): boolean {
    return change.is === 'begun' && change.rule.ruleId === this.candidate?.ruleId;
  }

  private decide(stored: StoredDecision): void {
    const { ledger, facts } = this;
    const { alertOfCase, rules } = this.start;
    const memory = { ledger, facts, alertOfCase, rules };
    const resolved = replayDecision(stored, memory);
    if (!resolved) {
      this.refused += 1;
      return;
    }
    const joined = resolved.kind === 'apart' && resolved.otherGroup?.id === resolved.caseGroup.id;
    const decision =
      joined && this.asItWas
        ? takenApart(resolved, stored, memory, { ledger: this.asItWas.ledger, alertOfCase })
        : resolved;
    const result = this.engine.step([{ kind: 'decision', siteId: stored.siteId, decision }]);
    for (const changes of result.sites) ledger.apply(changes);
    for (const outcome of result.decisions) {
      if (!outcome.applied) this.refused += 1;
      ledger.decided(outcome, decision.kind, decision.caseGroup.id);
      if (decision !== resolved && stored.otherCaseId !== null && outcome.newGroupId !== undefined) {
        ledger.rename(stored.otherCaseId, outcome.newGroupId);
      }
      if (outcome.applied && decision.restored) ledger.restore(decision.restored.id, decision.restored.number);
    }
  }

  private step(inputs: readonly EngineInput[]): void {
    if (inputs.length === 0) return;
    for (const changes of this.engine.step(inputs).sites) this.ledger.apply(changes);
  }
}
