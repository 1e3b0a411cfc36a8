import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { NO_RULES, type RuleSet } from '../rules/rule-set.ts';
import type { AlertFact } from './alert-fact.ts';
import { applyDecision } from './apply-decision.ts';
import type { DecisionFact, DecisionOutcome } from './decision-fact.ts';
import { applyConstraint } from './constraints/apply-constraint.ts';
import { type BookedRule, type RuleChange, runsAt } from './booked-rule.ts';
import type { ConstraintChange } from './constraints/constraint.ts';
import { SitePartition } from './site-partition.ts';
import type { SiteView } from './site-view.ts';
import type { SiteChanges } from './step-result.ts';

/** One input in the order correlation takes it. */
export type EngineInput =
  /** `early`: it is taken before its turn, which comes with a `turn` of the same event time. */
  | { kind: 'alert'; fact: AlertFact; ordinal: number; early?: boolean }
  | { kind: 'turn'; siteId: string; t: number }
  | { kind: 'decision'; siteId: string; decision: DecisionFact }
  | { kind: 'constraint'; siteId: string; change: ConstraintChange }
  | { kind: 'rule'; change: RuleChange; ordinal: number };

export interface StepResult {
  sites: SiteChanges[];
  decisions: DecisionOutcome[];
  /** Constraints that began or ended. */
  constraints: ConstraintChange[];
}

/** What a batch did, before it is told. */
export interface TakenInputs extends Omit<StepResult, 'sites'> {
  touched: ReadonlySet<SitePartition>;
  /** Cases that get their numbers when it is told. */
  unnumbered: number;
}

/** Correlation of one realm: one partition per site, nothing shared between them but the count of cases. */
export class CorrelationEngine {
  readonly partitions = new Map<string, SitePartition>();
  /** Rules of the rule book that run, by run, in the order in which they began. */
  private readonly book = new Map<string, BookedRule>();

  /** @param nextCaseNumber the number the next case of this realm gets. */
  constructor(
    private readonly rules: CorrelationRules,
    private sites: ReadonlyMap<string, SiteView>,
    public nextCaseNumber: number,
    private readonly analystRules: RuleSet = NO_RULES,
  ) {}

  /** Newer facts about the sites; they hold from the next input on. */
  updateSites(sites: ReadonlyMap<string, SiteView>): void {
    this.sites = sites;
    for (const [siteId, partition] of this.partitions) partition.site = sites.get(siteId) ?? partition.site;
  }

  /** @throws Error when the site is not in the registry. */
  partition(siteId: string): SitePartition {
    const known = this.partitions.get(siteId);
    if (known) return known;
    const site = this.sites.get(siteId);
    if (!site) throw new Error(`Site ${siteId} is not in the registry`);
    const fresh = new SitePartition(site, this.rules, () => this.nextCaseNumber++, this.analystRules);
    for (const rule of this.book.values()) if (runsAt(rule, site)) fresh.analysts.begin(rule);
    this.partitions.set(siteId, fresh);
    return fresh;
  }

  /** Whether these runs of the rule book, and no others, run. */
  runs(runIds: readonly string[]): boolean {
    return runIds.length === this.book.size && runIds.every((runId) => this.book.has(runId));
  }

  /** Forgets the sites that are not to be kept. */
  keep(isKept: (siteId: string) => boolean): void {
    for (const siteId of this.partitions.keys()) if (!isKept(siteId)) this.partitions.delete(siteId);
  }

  /** A rule of the rule book begins, ends or goes on; it holds from the next input on. Returns the sites that have news of it. */
  changeRules(change: RuleChange, ordinal: number): SitePartition[] {
    if (change.is === 'resumed') {
      const partition = this.partition(change.siteId);
      partition.analysts.resume(change.ruleKey, ordinal);
      return [];
    }
    const known = change.is === 'begun' ? change.rule : this.book.get(change.runId);
    if (!known) return [];
    if (change.is === 'begun') this.book.set(known.runId, known);
    else this.book.delete(known.runId);
    const concerned = [...this.partitions.values()].filter(({ site }) => runsAt(known, site));
    for (const { analysts } of concerned) {
      if (change.is === 'begun') analysts.begin(known);
      else analysts.end(known.runId);
    }
    return change.is === 'begun' ? [] : concerned;
  }

  /** Takes a batch in order and tells what changed. The result does not depend on how inputs are cut into batches. */
  step(inputs: readonly EngineInput[]): StepResult {
    return this.tell(this.take(inputs));
  }

  /**
   * The first half of a step, after which it is known how many cases will be numbered.
   * @param before what was taken already of a batch that is taken piece by piece
   */
  take(inputs: readonly EngineInput[], before?: TakenInputs): TakenInputs {
    const touched = new Set(before?.touched);
    const decisions = [...(before?.decisions ?? [])];
    const constraints = [...(before?.constraints ?? [])];
    for (const input of inputs) {
      if (input.kind === 'rule') {
        for (const partition of this.changeRules(input.change, input.ordinal)) touched.add(partition);
        continue;
      }
      const partition = this.partition(input.kind === 'alert' ? input.fact.siteId : input.siteId);
      touched.add(partition);
      if (input.kind === 'alert') partition.process(input.fact, input.ordinal, input.early);
      else if (input.kind === 'turn') partition.moveOn(input.t);
      else if (input.kind === 'decision') decisions.push(applyDecision(partition, input.decision));
      else {
        applyConstraint(partition, input.change);
        constraints.push(input.change);
      }
    }
    const unnumbered = [...touched].reduce((sum, { grouping }) => sum + grouping.unnumbered().length, 0);
    return { touched, decisions, constraints, unnumbered };
  }

  tell({ touched, decisions, constraints }: TakenInputs): StepResult {
    return { sites: [...touched].map((partition) => partition.drain()), decisions, constraints };
  }
}
